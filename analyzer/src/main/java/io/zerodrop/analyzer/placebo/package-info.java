/**
 * The control experiment: the same attempts judged against pods that ended at another time. Whoever
 * is blamed there is blamed by chance.
 */
package io.zerodrop.analyzer.placebo;
