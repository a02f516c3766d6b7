/**
 * The whole analysis at once: {@link io.zerodrop.analyzer.evaluation.Evaluation} is a pure function
 * of all that was seen, {@link io.zerodrop.analyzer.evaluation.LiveAnalysis} applies it again and
 * again to what a stream has brought so far and says which documents have changed.
 */
package io.zerodrop.analyzer.evaluation;
