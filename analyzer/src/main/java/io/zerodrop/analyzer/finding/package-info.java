/**
 * From verdicts and terminations to findings. Start at {@link
 * io.zerodrop.analyzer.finding.FindingAssembler}; everything here is a pure function of its
 * arguments.
 */
package io.zerodrop.analyzer.finding;
