package io.zerodrop.dashboards.terminal;

import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSummary;
import java.util.List;

/** What a tired engineer needs to know, the most important first. */
public final class TerminalSummary {

  private static final int NARROWEST = 50;
  private static final int INCIDENTS = 5;

  private TerminalSummary() {}

  /**
   * @param color whether to use ANSI colours
   * @param columns the width to fit; below 50 counts as 50
   */
  public static String text(RunResult result, boolean color, int columns) {
    Page page = new Page(Math.max(NARROWEST, columns));
    Paint paint = color ? Paint.ON : Paint.OFF;
    List<Incident> incidents = Incident.of(result);
    page.line(paint.dim(Printable.start(title(result.summary()), page.width()))).blank();
    new VerdictText(page, paint, result, incidents).write();
    incidents(page, paint, incidents, Places.of(result.summary()));
    if (result.summary().totals().requests() == 0 && !result.terminations().isEmpty()) {
      page.blank();
      Timeline.ofPodsAlone(result.terminations(), page, paint);
    }
    page.blank();
    new SourcesText(page, paint).write(result.summary());
    return page.toString();
  }

  private static String title(RunSummary summary) {
    String requests = Figures.count(summary.totals().requests(), "request");
    String when =
        summary.trafficFrom() == null || summary.trafficTo() == null
            ? ""
            : ", " + Figures.roughRange(summary.trafficFrom(), summary.trafficTo());
    return "zerodrop " + summary.version() + ": " + requests + when;
  }

  private static void incidents(Page page, Paint paint, List<Incident> incidents, Places places) {
    IncidentText text = new IncidentText(page, paint, places);
    for (int i = 0; i < Math.min(INCIDENTS, incidents.size()); i++) {
      text.write(i + 1, incidents.get(i));
    }
    int left = incidents.size() - INCIDENTS;
    if (left > 0) {
      page.blank().line("and " + Figures.count(left, "more incident") + " in the report");
    }
  }
}
