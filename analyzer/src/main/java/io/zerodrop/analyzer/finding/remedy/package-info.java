/** The smallest change that would have saved the requests of a loss: one rule for each cause. */
package io.zerodrop.analyzer.finding.remedy;
