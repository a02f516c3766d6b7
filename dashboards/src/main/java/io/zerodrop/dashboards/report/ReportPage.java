package io.zerodrop.dashboards.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.report.asset.Asset;
import io.zerodrop.dashboards.report.asset.EmbeddedJson;
import io.zerodrop.dashboards.report.attempt.AttemptTable;
import io.zerodrop.dashboards.report.attempt.PlacedAttempt;
import io.zerodrop.dashboards.report.attempt.Placement;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.report.incident.IncidentView;
import io.zerodrop.dashboards.report.incident.IncidentViews;
import io.zerodrop.dashboards.report.incident.Opening;
import io.zerodrop.dashboards.report.markdown.IncidentMarkdown;
import io.zerodrop.dashboards.summary.Headline;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.List;

/**
 * What the templates show.
 *
 * @param lines of the logs, to show what evidence points to
 * @param data the attempts and each incident's Markdown, as JSON that is safe in HTML
 */
public record ReportPage(
    RunResult result,
    String title,
    Opening opening,
    List<IncidentView> incidents,
    LogLines lines,
    String data) {

  /** More make a page that nobody opens; all are in {@code attempts.ndjson}. */
  private static final int MOST_ATTEMPTS = 20_000;

  public static ReportPage of(RunResult result, LogLines lines) {
    List<Incident> incidents = Incident.of(result);
    List<PlacedAttempt> attempts = Placement.of(result.attempts(), MOST_ATTEMPTS);
    List<IncidentView> views = IncidentViews.of(result, incidents, attempts);
    return new ReportPage(
        result,
        Headline.of(result, incidents),
        Opening.of(result, incidents),
        views,
        lines,
        EmbeddedJson.of(data(views, attempts, lines)));
  }

  private static ObjectNode data(
      List<IncidentView> views, List<PlacedAttempt> attempts, LogLines lines) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("attempts", AttemptTable.json(attempts, lines));
    ObjectNode markdown = data.putObject("markdown");
    views.forEach(view -> markdown.put(view.id(), IncidentMarkdown.of(view)));
    return data;
  }

  public int attemptsLeftOut() {
    return Math.max(0, result.attempts().size() - MOST_ATTEMPTS);
  }

  public SourcesPicture sources() {
    return SourcesPicture.of(result.summary());
  }

  public Asset style() {
    return Asset.STYLE;
  }

  public Asset script() {
    return Asset.SCRIPT;
  }

  /** Nothing but the page's own script runs, and nothing is fetched. */
  public String policy() {
    return "default-src 'none'; script-src "
        + Asset.SCRIPT.hash()
        + "; style-src "
        + Asset.STYLE.hash()
        + "; base-uri 'none'; form-action 'none'";
  }
}
