package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.result.Remedy;

/**
 * @param outlook a sentence on what the remedy, or its absence, means for these requests
 */
public record Advice(Remedy remedy, String outlook) {}
