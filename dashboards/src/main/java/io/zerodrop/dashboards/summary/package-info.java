/**
 * What a run says at a glance: {@code summary.json} for programs and the terminal's text for
 * people.
 *
 * <p>Start at {@link io.zerodrop.dashboards.summary.RunResult}, which holds all that a run found.
 */
package io.zerodrop.dashboards.summary;
