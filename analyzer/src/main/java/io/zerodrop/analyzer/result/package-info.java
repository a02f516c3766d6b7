/**
 * What an analysis says: attempts' verdicts, terminations and findings, as values without any
 * output format.
 */
package io.zerodrop.analyzer.result;
