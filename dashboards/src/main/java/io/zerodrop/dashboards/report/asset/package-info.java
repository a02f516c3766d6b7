/** The page's own style and script, and data that is safe inside of HTML. */
package io.zerodrop.dashboards.report.asset;
