/** {@code report.md}: the report for a post-mortem, as text. */
package io.zerodrop.dashboards.report.markdown;
