/** The attempts as the page holds them: placed in time, and as a table for its script. */
package io.zerodrop.dashboards.report.attempt;
