/**
 * Why one attempt failed. Start at {@link io.zerodrop.analyzer.verdict.Judge}; each cause has its
 * rule in {@code rule}.
 */
package io.zerodrop.analyzer.verdict;
