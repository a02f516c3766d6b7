/**
 * Time drawn over the width of a picture: axis, bars, marks and lanes as values. The templates turn
 * them into SVG, and the page's script moves them when a reader zooms.
 */
package io.zerodrop.dashboards.report.figure;
