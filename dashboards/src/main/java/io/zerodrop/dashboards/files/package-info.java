/**
 * The output directory: written whole and sorted, read back as results. Start at {@link
 * io.zerodrop.dashboards.files.ResultWriter} and {@link io.zerodrop.dashboards.files.ResultReader}.
 */
package io.zerodrop.dashboards.files;
