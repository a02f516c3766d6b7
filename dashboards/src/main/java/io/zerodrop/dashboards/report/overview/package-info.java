/**
 * An incident at a glance: its pods as rows, aligned at the moment each one's deletion was
 * requested, with the attempts that failed.
 */
package io.zerodrop.dashboards.report.overview;
