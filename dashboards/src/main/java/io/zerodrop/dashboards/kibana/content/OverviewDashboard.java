package io.zerodrop.dashboards.kibana.content;

import io.zerodrop.dashboards.document.KubernetesFields;
import io.zerodrop.dashboards.document.ZerodropFields;
import io.zerodrop.dashboards.kibana.lens.Axes;
import io.zerodrop.dashboards.kibana.lens.Charts;
import io.zerodrop.dashboards.kibana.lens.Columns;
import io.zerodrop.dashboards.kibana.lens.Layer;
import io.zerodrop.dashboards.kibana.model.Box;
import io.zerodrop.dashboards.kibana.model.Dashboard;
import io.zerodrop.dashboards.kibana.model.Panels;
import java.util.List;

/** Did deploys hurt users, where, and why? */
final class OverviewDashboard {

  private static final String HEAD =
      """
      ### Did deploys hurt users, and why?
      **Read** the chart first: red is requests that failed at the client, flags are rollouts, drains and scalings. **Then** click an \
      incident in the table and choose *Show the incident*. **Empty** means that nothing was published in this time range \
      (`zerodrop replay DIR --elasticsearch URL`; recorded incidents are as old as their logs), not that nothing was lost.""";

  private OverviewDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        Look.OVERVIEW,
        "[zerodrop] Incidents overview",
        "Requests that Kubernetes lost around terminations, by cause, Service and time",
        "now-7d",
        List.of(Look.namespace(DataViews.FINDINGS), Look.service(DataViews.FINDINGS)),
        List.of(
            Panels.markdown("head", new Box(0, 0, 48, 5), HEAD),
            Look.figure(
                "incidents",
                0,
                9,
                DataViews.FINDINGS,
                Columns.distinct("f", ZerodropFields.INCIDENT_ID, "Incidents").whole(),
                Look.BLUE),
            Look.figure(
                "lost",
                9,
                10,
                DataViews.FINDINGS,
                Columns.sum("f", ZerodropFields.REQUESTS_FAILED, "Requests lost").whole(),
                Look.RED),
            Look.figure(
                "masked",
                19,
                10,
                DataViews.FINDINGS,
                Columns.sum("f", ZerodropFields.REQUESTS_MASKED, "Failures hidden by retries")
                    .whole(),
                Look.AMBER),
            Look.figure(
                "slowest",
                29,
                10,
                DataViews.PROPAGATION,
                Columns.percentile(
                        "f",
                        ZerodropFields.CONSUMER_TOTAL.name(),
                        99,
                        "Routers follow a deletion within (p99)")
                    .in("ms"),
                Look.BLUE),
            Look.figure(
                "services",
                39,
                9,
                DataViews.FINDINGS,
                Columns.distinct("f", KubernetesFields.SERVICE, "Services affected").whole(),
                Look.BLUE),
            Axes.of(
                    "bar_stacked",
                    Layer.of(
                        DataViews.TRAFFIC,
                        Columns.overTime("x"),
                        Columns.values("split", KubernetesFields.SERVICE, "Service", 10, "y"),
                        Columns.sum("y", ZerodropFields.TRAFFIC_FAILED, "Failed requests")))
                .marking(
                    DataViews.TRAFFIC,
                    "event.dataset: \"zerodrop.trigger\"",
                    "Rollout, drain or scaling",
                    Look.AMBER)
                .chart()
                .panel(
                    "over-time",
                    new Box(0, 11, 48, 13),
                    "Failed requests by Service, and what was rolled out"),
            Axes.of(
                    "bar_stacked",
                    Layer.of(
                        DataViews.TRAFFIC,
                        Columns.overTime("x"),
                        Columns.sum("status-5xx", ZerodropFields.TRAFFIC_5XX, "5xx"),
                        Columns.sum("status-4xx", ZerodropFields.TRAFFIC_4XX, "4xx"),
                        Columns.sum("status-3xx", ZerodropFields.TRAFFIC_3XX, "3xx"),
                        Columns.sum("status-2xx", ZerodropFields.TRAFFIC_2XX, "2xx"),
                        Columns.sum("status-1xx", ZerodropFields.TRAFFIC_1XX, "1xx"),
                        Columns.sum("status-none", ZerodropFields.TRAFFIC_NONE, "No status")),
                    Look.RED)
                .chart()
                .panel(
                    "status", new Box(0, 24, 48, 10), "All requests by the status the client got"),
            Charts.donut(
                    Layer.of(
                        DataViews.FINDINGS,
                        Columns.values("cause", ZerodropFields.CAUSE, "Cause", 8, "y"),
                        Columns.sum("y", ZerodropFields.REQUESTS_FAILED, "Requests lost")))
                .panel("causes", new Box(0, 34, 16, 13), "Why: requests lost by cause"),
            Charts.heatmap(
                    Layer.of(
                        DataViews.ATTEMPTS,
                        Columns.values("y", KubernetesFields.SERVICE, "Service", 15, "v"),
                        Columns.overTime("x"),
                        Columns.count("v", "Failed requests")))
                .panel(
                    "where",
                    new Box(16, 34, 32, 13),
                    "Where and when requests failed",
                    "event.outcome: \"failure\""),
            Charts.table(
                    Layer.of(
                        DataViews.FINDINGS,
                        Columns.values("id", ZerodropFields.INCIDENT_ID, "Incident", 50, "lost"),
                        Columns.values("service", KubernetesFields.SERVICE, "Service", 3, "lost"),
                        Columns.values("cause", ZerodropFields.CAUSE, "Cause", 5, "lost"),
                        Columns.values(
                            "trigger", ZerodropFields.TRIGGER_KIND, "Trigger", 2, "lost"),
                        Columns.sum("lost", ZerodropFields.REQUESTS_FAILED, "Lost"),
                        Columns.sum("masked", ZerodropFields.REQUESTS_MASKED, "Hidden by retries"),
                        Columns.most("sure", ZerodropFields.CONFIDENCE.name(), "Confidence")
                            .inPercent()))
                .panel(
                    "table", new Box(0, 47, 48, 14), "Incidents to look at (click one to see it)")
                .leadingTo(Look.INCIDENT, "Show the incident")));
  }
}
