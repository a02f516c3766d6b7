/**
 * {@code report.html}: one file that needs no network. The templates are in {@code src/main/jte},
 * one for each section, compiled with the build; they escape whatever the logs hold by the place
 * where it stands.
 */
package io.zerodrop.dashboards.report;
