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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Is a workload safe to roll out? */
final class DrainDashboard {

  private static final String HEAD =
      """
      ### Which workloads are safe to roll out?
      A workload drains well when its pods have a preStop hook, exit before their grace period ends, and no attempt on them fails. \
      **Start** with the table: the top rows lose most. **Empty** means that no pod was terminated in what was replayed for this \
      time range.""";

  private static final String EXIT = ZerodropFields.LAGS.name() + ".deletion_to_exit_ms";

  private DrainDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        Look.DRAIN,
        "[zerodrop] Drain hygiene by workload",
        "Whether pods of a workload stop without losing requests",
        "now-7d",
        List.of(
            Look.namespace(DataViews.TERMINATIONS),
            Look.service(DataViews.TERMINATIONS),
            Look.workload(DataViews.TERMINATIONS)),
        List.of(
            Panels.markdown("head", new Box(0, 0, 48, 5), HEAD),
            Look.figure(
                "pods",
                0,
                12,
                DataViews.TERMINATIONS,
                Columns.count("f", "Pods terminated").whole(),
                Look.BLUE),
            Look.figure(
                "lossless",
                12,
                12,
                DataViews.TERMINATIONS,
                Columns.average("f", ZerodropFields.LOSSLESS, "Stopped without losing a request")
                    .inPercent(),
                Look.BLUE),
            Look.figure(
                "prestop",
                24,
                12,
                DataViews.TERMINATIONS,
                Columns.average("f", ZerodropFields.HAS_PRE_STOP, "With a preStop hook")
                    .inPercent(),
                Look.BLUE),
            Look.figure(
                "killed",
                36,
                12,
                DataViews.TERMINATIONS,
                Columns.average("f", ZerodropFields.KILLED, "Killed by SIGKILL").inPercent(),
                Look.RED),
            Charts.table(
                    Layer.of(
                        DataViews.TERMINATIONS,
                        Columns.values(
                            "workload", KubernetesFields.DEPLOYMENT, "Deployment", 50, "failed"),
                        Columns.values(
                            "namespace", KubernetesFields.NAMESPACE, "Namespace", 5, "failed"),
                        Columns.sum("failed", ZerodropFields.ATTEMPTS_FAILED, "Failed attempts"),
                        Columns.count("pods", "Pods"),
                        Columns.average("lossless", ZerodropFields.LOSSLESS, "Lossless")
                            .inPercent(),
                        Columns.average("prestop", ZerodropFields.HAS_PRE_STOP, "preStop")
                            .inPercent(),
                        Columns.average("killed", ZerodropFields.KILLED, "Killed").inPercent(),
                        Columns.percentile("exit", EXIT, 95, "Exit p95").in("ms"),
                        Columns.most("grace", ZerodropFields.GRACE.name(), "Grace").in("ms")))
                .panel(
                    "table",
                    new Box(0, 11, 48, 13),
                    "Workloads, worst first (click one for its incidents)")
                .leadingTo(Look.OVERVIEW, "Show its incidents"),
            Axes.of(
                    "bar_stacked",
                    Layer.of(
                        DataViews.TERMINATIONS,
                        Columns.overTime("x"),
                        Columns.filters("split", "Drain", ends()),
                        Columns.count("y", "Pods")))
                .chart()
                .panel("over-time", new Box(0, 24, 28, 13), "How pods stopped over time"),
            Charts.donut(
                    Layer.of(
                        DataViews.TERMINATIONS,
                        Columns.filters("practice", "Missing", missing()),
                        Columns.count("y", "Pods")))
                .panel("missing", new Box(28, 24, 20, 13), "What is missing"),
            Axes.of(
                    "bar_horizontal",
                    Layer.of(
                        DataViews.TERMINATIONS,
                        Columns.values("x", ZerodropFields.TRIGGER_KIND, "Trigger", 12, "y"),
                        Columns.sum("y", ZerodropFields.ATTEMPTS_FAILED, "Failed attempts")),
                    Look.RED)
                .chart()
                .panel(
                    "triggers",
                    new Box(0, 37, 48, 10),
                    "Failed attempts by what stopped the pods")));
  }

  private static Map<String, String> ends() {
    Map<String, String> ends = new LinkedHashMap<>();
    ends.put("lossless", "zerodrop.drain.lossless: 1");
    ends.put("lost requests", "zerodrop.drain.lossless: 0");
    return ends;
  }

  private static Map<String, String> missing() {
    Map<String, String> missing = new LinkedHashMap<>();
    missing.put("no preStop hook", "zerodrop.drain.has_prestop: 0");
    missing.put("killed by SIGKILL", "zerodrop.drain.killed: 1");
    missing.put("failed attempts", "zerodrop.drain.lossless: 0");
    return missing;
  }
}
