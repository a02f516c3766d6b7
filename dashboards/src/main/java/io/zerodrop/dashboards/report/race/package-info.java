/**
 * The race of one pod's end: who asked for it, what the API server, the routers and the application
 * did, and which attempts came in between, on one axis.
 *
 * <p>Start at {@link io.zerodrop.dashboards.report.race.RaceView}.
 */
package io.zerodrop.dashboards.report.race;
