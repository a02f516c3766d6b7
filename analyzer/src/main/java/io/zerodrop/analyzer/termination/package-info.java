/** Pod timelines as terminations: milestones with bounds, lags, the trigger, attempts by phase. */
package io.zerodrop.analyzer.termination;
