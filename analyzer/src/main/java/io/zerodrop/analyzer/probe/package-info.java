/**
 * Joins what a probe saw as a client with what proxies logged of the same requests. Start at {@link
 * io.zerodrop.analyzer.probe.ProbeJoin}.
 */
package io.zerodrop.analyzer.probe;
