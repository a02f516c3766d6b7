package io.zerodrop.dashboards.kibana.content;

import io.zerodrop.dashboards.document.KubernetesFields;
import io.zerodrop.dashboards.document.ZerodropFields;
import io.zerodrop.dashboards.kibana.lens.Axes;
import io.zerodrop.dashboards.kibana.lens.Charts;
import io.zerodrop.dashboards.kibana.lens.Column;
import io.zerodrop.dashboards.kibana.lens.Columns;
import io.zerodrop.dashboards.kibana.lens.Layer;
import io.zerodrop.dashboards.kibana.model.Box;
import io.zerodrop.dashboards.kibana.model.Control;
import io.zerodrop.dashboards.kibana.model.Dashboard;
import io.zerodrop.dashboards.kibana.model.Panels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Is the data plane late? */
final class PropagationDashboard {

  private static final String HEAD =
      """
      ### How fast do kube-proxy and the ingresses follow a termination?
      **Lag** is the time from the mark in the EndpointSlice until a node's kube-proxy or an ingress had applied it. kube-proxy \
      normally needs less than 2 s, an ingress less than 5 s (the dashed lines); one node far above its peers is the fault, not the \
      pods. **Empty** means that no kube-proxy log or ingress log that dates the change was in what was replayed.""";

  private static final String LAG = ZerodropFields.CONSUMER_LAG.name();

  private PropagationDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        Look.ROUTERS,
        "[zerodrop] Endpoint propagation and kube-proxy health",
        "How long each router takes to follow a termination",
        "now-7d",
        List.of(
            Look.namespace(DataViews.PROPAGATION),
            Look.service(DataViews.PROPAGATION),
            new Control("consumer", "Router", ZerodropFields.CONSUMER_NAME, DataViews.PROPAGATION)),
        List.of(
            Panels.markdown("head", new Box(0, 0, 48, 5), HEAD),
            Look.figure("p50", 0, 9, DataViews.PROPAGATION, lag("f", 50, "Lag, median"), Look.BLUE),
            Look.figure("p95", 9, 10, DataViews.PROPAGATION, lag("f", 95, "Lag, p95"), Look.AMBER),
            Look.figure("p99", 19, 10, DataViews.PROPAGATION, lag("f", 99, "Lag, p99"), Look.RED),
            Look.figure(
                "marked",
                29,
                10,
                DataViews.PROPAGATION,
                Columns.percentile(
                        "f",
                        ZerodropFields.CONSUMER_MARKED.name(),
                        95,
                        "Deletion to EndpointSlice, p95")
                    .in("ms"),
                Look.BLUE),
            Look.figure(
                "total",
                39,
                9,
                DataViews.PROPAGATION,
                Columns.most("f", ZerodropFields.CONSUMER_TOTAL.name(), "Deletion to router, worst")
                    .in("ms"),
                Look.RED),
            Axes.of(
                    "line",
                    Layer.of(
                        DataViews.PROPAGATION,
                        Columns.overTime("x"),
                        lag("median", 50, "Median"),
                        lag("high", 95, "p95"),
                        Columns.most("worst", LAG, "Worst").in("ms")))
                .withLines(
                    DataViews.PROPAGATION,
                    Columns.fixed("proxy", 2_000, "kube-proxy is late (2 s)"),
                    Columns.fixed("ingress", 5_000, "ingress is late (5 s)"))
                .chart()
                .panel("over-time", new Box(0, 11, 48, 13), "Lag over time (ms)"),
            Charts.heatmap(
                    Layer.of(
                        DataViews.PROPAGATION,
                        Columns.values("y", ZerodropFields.CONSUMER_NAME, "Router", 30, "v"),
                        Columns.overTime("x"),
                        Columns.most("v", LAG, "Worst lag").in("ms")))
                .panel("who", new Box(0, 24, 28, 14), "Who is late, and when: worst lag (ms)"),
            Axes.of(
                    "bar_stacked",
                    Layer.of(
                        DataViews.PROPAGATION,
                        Columns.filters("x", "Lag", bands()),
                        Columns.values("split", ZerodropFields.CONSUMER_KIND, "Kind", 5, "y"),
                        Columns.count("y", "Terminations followed")))
                .chart()
                .panel("bands", new Box(28, 24, 20, 14), "How many were followed in time"),
            Charts.table(
                    Layer.of(
                        DataViews.PROPAGATION,
                        Columns.values("name", ZerodropFields.CONSUMER_NAME, "Router", 50, "worst"),
                        Columns.values("kind", ZerodropFields.CONSUMER_KIND, "Kind", 2, "worst"),
                        Columns.most("worst", LAG, "Worst lag").in("ms"),
                        lag("high", 95, "p95"),
                        Columns.count("count", "Terminations")))
                .panel("table", new Box(0, 38, 28, 12), "The slowest routers"),
            Charts.table(
                    Layer.of(
                        DataViews.PROPAGATION,
                        Columns.values("pod", KubernetesFields.POD, "Pod", 50, "worst"),
                        Columns.most("worst", ZerodropFields.CONSUMER_TOTAL.name(), "Still routed")
                            .in("ms")))
                .panel(
                    "pods",
                    new Box(28, 38, 20, 12),
                    "Pods that were routed to longest, from deletion")
                .leadingTo(Look.INCIDENT, "Show the pod's incident")));
  }

  private static Column lag(String id, int percent, String label) {
    return Columns.percentile(id, LAG, percent, label).in("ms");
  }

  private static Map<String, String> bands() {
    Map<String, String> bands = new LinkedHashMap<>();
    bands.put("up to 0.5 s", LAG + " <= 500");
    bands.put("up to 2 s", LAG + " > 500 and " + LAG + " <= 2000");
    bands.put("up to 5 s", LAG + " > 2000 and " + LAG + " <= 5000");
    bands.put("longer", LAG + " > 5000");
    return bands;
  }
}
