package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.ExpectedTimeline;
import io.zerodrop.analyzer.result.Milestone;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** {@code timeline.txt}: what happens to a pod after its deletion, as text and as a picture. */
public final class TimelineText {

  private static final int WIDTH = 60;

  private TimelineText() {}

  public static String of(List<ExpectedTimeline> timelines) {
    StringBuilder page = new StringBuilder();
    for (ExpectedTimeline timeline : timelines) {
      page.append(page.isEmpty() ? "" : "\n").append(of(timeline));
    }
    return page.isEmpty() ? "No workload in the manifests gets requests.\n" : page.toString();
  }

  private static String of(ExpectedTimeline timeline) {
    StringBuilder page = new StringBuilder();
    page.append(timeline.object()).append(", container ").append(timeline.container());
    page.append("\n\n  Seconds after the deletion           expected");
    int pods = timeline.measured().stream().mapToInt(ExpectedTimeline.Step::pods).max().orElse(0);
    page.append(pods == 0 ? "" : "   measured (median of " + pods + ")").append('\n');
    row(
        page,
        "the endpoint is marked terminating",
        Double.NaN,
        timeline,
        Milestone.ENDPOINT_TERMINATING);
    row(page, "kube-proxy has followed", Double.NaN, timeline, Milestone.PROXY_OBSERVED);
    row(
        page,
        "the last router has followed",
        timeline.routersFollow(),
        timeline,
        Milestone.INGRESS_OBSERVED);
    row(page, "SIGTERM", timeline.sigterm(), timeline, Milestone.SIGTERM);
    row(page, "the process has exited", Double.NaN, timeline, Milestone.CONTAINER_EXITED);
    row(page, "SIGKILL", timeline.sigkill(), timeline, Milestone.KILL_DEADLINE);
    row(page, "the endpoint is removed", Double.NaN, timeline, Milestone.ENDPOINT_REMOVED);
    row(page, "the pod is gone", Double.NaN, timeline, Milestone.POD_GONE);
    page.append("\n  Routers: ").append(timeline.basis()).append(".\n\n");
    picture(page, timeline);
    return page.append('\n').append(timeline.verdict()).append('\n').toString();
  }

  /** A step that is neither expected at a known time nor was seen is left out. */
  private static void row(
      StringBuilder page, String name, double expected, ExpectedTimeline timeline, String step) {
    double measured = timeline.measured(step);
    boolean own = step.equals(Milestone.SIGTERM);
    if (!Double.isNaN(expected) || !Double.isNaN(measured) || own) {
      page.append(
          String.format(
                  Locale.ROOT,
                  "  %-36s %8s %s",
                  name,
                  time(expected, own ? "?" : ""),
                  time(measured, ""))
              .stripTrailing());
      page.append('\n');
    }
  }

  private static String time(double seconds, String unknown) {
    return Double.isNaN(seconds) ? unknown : String.format(Locale.ROOT, "%+8.1f", seconds);
  }

  /** One character stands for a sixtieth of the time to the last step. */
  private static void picture(StringBuilder page, ExpectedTimeline timeline) {
    TimelineBars bars = TimelineBars.of(timeline);
    for (TimelineBars.Bar bar : bars.bars()) {
      char mark = bar.name().equals("preStop") ? '=' : bar.name().equals("drain") ? '-' : '~';
      int start = column(bar.from(), bars.end());
      int length = column(bar.to(), bars.end()) - start;
      String name = bar.measured() ? "  measured" : bar.name();
      page.append(String.format(Locale.ROOT, "  %-16s|", name));
      page.append(" ".repeat(start)).append(String.valueOf(mark).repeat(length)).append('\n');
    }
    OptionalDouble breaks = timeline.breaksAt();
    if (breaks.isPresent()) {
      page.append(String.format(Locale.ROOT, "  %-16s|", ""));
      page.append(" ".repeat(column(breaks.getAsDouble(), bars.end()))).append("^ breaks here\n");
    }
  }

  private static int column(double seconds, double end) {
    return (int) Math.round(WIDTH * seconds / end);
  }
}
