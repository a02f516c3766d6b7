/** The lines of logs behind what a report says. */
package io.zerodrop.dashboards.report.excerpt;
