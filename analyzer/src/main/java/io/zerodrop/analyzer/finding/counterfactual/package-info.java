/**
 * How long preStop and grace would have had to be: from the distances of the failed attempts to the
 * stops that they ran into.
 */
package io.zerodrop.analyzer.finding.counterfactual;
