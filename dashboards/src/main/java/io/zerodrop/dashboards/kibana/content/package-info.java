/** The four dashboards, and the import file that holds them. */
package io.zerodrop.dashboards.kibana.content;
