package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.ExpectedTimeline;
import java.util.List;
import java.util.Locale;

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
    page.append("\n\nExpected, in seconds after the deletion\n");
    line(page, 0, "preStop starts; the EndpointSlice says terminating soon after");
    line(page, timeline.routersFollow(), "routers have followed (" + timeline.basis() + ")");
    line(page, timeline.sigterm(), "SIGTERM");
    line(page, timeline.sigkill(), "SIGKILL");
    picture(page, timeline);
    if (!timeline.measured().isEmpty()) {
      page.append("\nMeasured, median of the recorded pods\n");
      for (ExpectedTimeline.Step step : timeline.measured()) {
        line(page, step.seconds(), step.name() + " (" + step.pods() + ")");
      }
    }
    return page.append('\n').append(timeline.verdict()).append('\n').toString();
  }

  private static void line(StringBuilder page, double at, String what) {
    String time = Double.isNaN(at) ? "?" : String.format(Locale.ROOT, "%+.1f", at);
    page.append(String.format(Locale.ROOT, "%9s  %s%n", time, what).replace("\r", ""));
  }

  /** One character stands for a sixtieth of the time to the last step. */
  private static void picture(StringBuilder page, ExpectedTimeline timeline) {
    double end = Math.max(timeline.sigkill(), timeline.routersFollow());
    double sigterm = Double.isNaN(timeline.sigterm()) ? 0 : timeline.sigterm();
    page.append('\n');
    bar(page, "still routed to", '~', 0, timeline.routersFollow(), end);
    bar(page, "preStop", '=', 0, sigterm, end);
    bar(page, "drain", '-', sigterm, timeline.sigkill(), end);
  }

  private static void bar(
      StringBuilder page, String name, char mark, double from, double to, double end) {
    int start = (int) Math.round(WIDTH * from / end);
    int length = Math.max(0, (int) Math.round(WIDTH * to / end) - start);
    page.append(String.format(Locale.ROOT, "  %-16s|", name));
    page.append(" ".repeat(start)).append(String.valueOf(mark).repeat(length)).append('\n');
  }
}
