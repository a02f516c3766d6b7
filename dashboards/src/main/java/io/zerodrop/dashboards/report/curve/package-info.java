/** How fast the routers followed, and what longer settings would have saved. */
package io.zerodrop.dashboards.report.curve;
