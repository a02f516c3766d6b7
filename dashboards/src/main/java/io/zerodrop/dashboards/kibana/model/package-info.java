/**
 * Kibana's saved objects as a small model: data views, dashboards and panels, written in the forms
 * that Kibana 8.19 and all of 9 import. What a panel shows is built in {@link
 * io.zerodrop.dashboards.kibana.lens}.
 */
package io.zerodrop.dashboards.kibana.model;
