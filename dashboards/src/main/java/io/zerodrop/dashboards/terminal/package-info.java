/**
 * The result of a run as text for a terminal: what was lost, when, why, who started it and what to
 * do first. Plain ASCII but for what the logs say, and no control character of theirs gets through.
 */
package io.zerodrop.dashboards.terminal;
