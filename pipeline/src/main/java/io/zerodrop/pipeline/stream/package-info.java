/**
 * The analysis of logs while they are written: one unbounded job, and what keeps its results in
 * files and tells of them.
 */
package io.zerodrop.pipeline.stream;
