/** Incidents as the report tells them: the verdict, the pods, the findings with what backs them. */
package io.zerodrop.dashboards.report.incident;
