/**
 * Scenarios: {@link io.zerodrop.analyzer.scenario.Cluster} writes the logs that a cluster would
 * have written, the product's own parsers read them, and the pure analysis says what happened.
 */
package io.zerodrop.analyzer.scenario;
