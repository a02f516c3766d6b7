/**
 * The clocks of the sources: how far each may be off, from pairs of records that must be in order
 * (domain: an API server's clock, a clock on each node, one on each router). Start at {@link
 * io.zerodrop.analyzer.clock.ClusterClocks}.
 */
package io.zerodrop.analyzer.clock;
