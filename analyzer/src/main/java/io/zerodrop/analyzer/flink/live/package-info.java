/**
 * The operators of an unbounded job: they hold state and timers and call {@link
 * io.zerodrop.analyzer.evaluation}.
 */
package io.zerodrop.analyzer.flink.live;
