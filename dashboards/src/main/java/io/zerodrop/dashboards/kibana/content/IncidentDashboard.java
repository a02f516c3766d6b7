package io.zerodrop.dashboards.kibana.content;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.document.EcsFields;
import io.zerodrop.dashboards.document.KubernetesFields;
import io.zerodrop.dashboards.document.ZerodropFields;
import io.zerodrop.dashboards.kibana.lens.Axes;
import io.zerodrop.dashboards.kibana.lens.Columns;
import io.zerodrop.dashboards.kibana.lens.Layer;
import io.zerodrop.dashboards.kibana.model.Box;
import io.zerodrop.dashboards.kibana.model.Dashboard;
import io.zerodrop.dashboards.kibana.model.Panels;
import java.util.List;

/** One incident: what proves it? */
final class IncidentDashboard {

  private static final String HEAD =
      """
      ### What happened to each pod, and what did it cost?
      Each row of the timeline is one pod, from the moment its deletion was requested (0). **Blue**: it still accepted. **Amber**: \
      some router still sent to it. Where amber outlasts blue, requests fail: the red crosses. **Close the gap** by what the finding \
      below says: mostly a preStop sleep as long as amber. **Empty?** Choose one incident above, or widen the time range.""";

  private static final String SINCE_DELETION =
      ZerodropFields.OFFSET.name() + "." + Milestone.DELETION_REQUESTED;

  private static final String FAILED = "event.outcome: \"failure\" or zerodrop.masked: true";

  private IncidentDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        Look.INCIDENT,
        "[zerodrop] Incident detail",
        "The pods of an incident on the time since their deletion, and the requests that hit them",
        "now-7d",
        List.of(
            Look.incident(DataViews.FINDINGS),
            Look.namespace(DataViews.FINDINGS),
            Look.service(DataViews.FINDINGS)),
        List.of(
            Panels.markdown("head", new Box(0, 0, 48, 5), HEAD),
            Look.figure(
                "lost",
                0,
                9,
                DataViews.FINDINGS,
                Columns.sum("f", ZerodropFields.REQUESTS_FAILED, "Requests lost").whole(),
                Look.RED),
            Look.figure(
                "first",
                9,
                10,
                DataViews.ATTEMPTS,
                Columns.least("f", SINCE_DELETION, "First failure after the deletion")
                    .in("ms")
                    .where(FAILED),
                Look.RED),
            Look.figure(
                "last",
                19,
                10,
                DataViews.ATTEMPTS,
                Columns.most("f", SINCE_DELETION, "Last failure after the deletion")
                    .in("ms")
                    .where(FAILED),
                Look.RED),
            Look.figure(
                "prestop",
                29,
                10,
                DataViews.TERMINATIONS,
                Columns.most("f", ZerodropFields.PRE_STOP.name(), "Longest preStop of the pods")
                    .in("ms"),
                Look.BLUE),
            Look.figure(
                "exit",
                39,
                9,
                DataViews.TERMINATIONS,
                Columns.least(
                        "f",
                        ZerodropFields.LAGS.name() + ".deletion_to_exit_ms",
                        "First pod exited after")
                    .in("ms"),
                Look.BLUE),
            Panels.vega(
                "timeline",
                new Box(0, 11, 48, 20),
                "Each pod since its deletion: accepted, still routed to, requests",
                TerminationTimeline.specification()),
            Panels.documents(
                "findings",
                new Box(0, 31, 48, 10),
                "What was found, and what to change",
                DataViews.FINDINGS,
                List.of(
                    EcsFields.MESSAGE,
                    ZerodropFields.REMEDY_SUMMARY,
                    ZerodropFields.CAUSE,
                    ZerodropFields.CONFIDENCE,
                    ZerodropFields.TRIGGER_ACTOR),
                ""),
            Axes.of(
                    "bar_stacked",
                    Layer.of(
                        DataViews.ATTEMPTS,
                        Columns.steps("x", SINCE_DELETION, "Milliseconds since the deletion"),
                        Columns.values("split", ZerodropFields.ATTEMPT_OUTCOME, "Outcome", 8, "y"),
                        Columns.count("y", "Attempts")))
                .chart()
                .panel(
                    "offsets", new Box(0, 41, 28, 12), "Attempts by time since the deletion (ms)"),
            Axes.of(
                    "bar_horizontal_stacked",
                    Layer.of(
                        DataViews.ATTEMPTS,
                        Columns.values("x", KubernetesFields.NODE, "Node", 10, "y"),
                        Columns.values("split", ZerodropFields.CAUSE, "Cause", 8, "y"),
                        Columns.count("y", "Failed attempts")))
                .chart()
                .panel(
                    "nodes", new Box(28, 41, 20, 12), "Failed attempts by the pod's node", FAILED),
            Panels.documents(
                "requests",
                new Box(0, 53, 48, 14),
                "The requests that failed",
                DataViews.ATTEMPTS,
                List.of(
                    EcsFields.URL_PATH,
                    EcsFields.STATUS_CODE,
                    ZerodropFields.ATTEMPT_OUTCOME,
                    ZerodropFields.CAUSE,
                    KubernetesFields.POD,
                    ZerodropFields.CONFIDENCE),
                FAILED)));
  }
}
