/**
 * What {@code zerodrop probe} and {@code rollout-test.sh} write: requests as their client saw them,
 * one JSON object a line. Start at {@link io.zerodrop.ingest.parse.probe.ProbeParser}.
 */
package io.zerodrop.ingest.parse.probe;
