/** A remedy as a patch that people can read and apply. */
package io.zerodrop.dashboards.report.yaml;
