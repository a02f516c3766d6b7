/**
 * Thin Flink operators: they hold records until the watermark lets them ask the pure classes, and
 * decide nothing. Every answer is a function of the set of records, so neither order nor
 * parallelism changes it.
 */
package io.zerodrop.analyzer.flink;
