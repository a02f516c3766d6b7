package io.zerodrop.dashboards.report.markdown;

import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.dashboards.report.incident.FindingView;
import io.zerodrop.dashboards.report.incident.IncidentView;
import io.zerodrop.dashboards.report.overview.Overview;
import io.zerodrop.dashboards.report.overview.PodRow;
import io.zerodrop.dashboards.report.race.RaceView;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.Wording;
import java.util.List;

/** One incident for a post-mortem. */
public final class IncidentMarkdown {

  private static final int PODS = 20;
  private static final int MILESTONES = 30;

  private IncidentMarkdown() {}

  public static String of(IncidentView incident) {
    StringBuilder text = new StringBuilder();
    text.append("## ")
        .append(Markdown.text(incident.service()))
        .append(": ")
        .append(Markdown.text(Wording.triggered(incident.trigger())))
        .append("\n\n");
    text.append(Figures.range(incident.start(), incident.end())).append(". ");
    text.append(Markdown.text(Wording.who(incident.trigger()))).append(".\n\n");
    if (incident.lostNothing()) {
      text.append("Nothing was lost: ")
          .append(Figures.count(incident.terminations().size(), "pod"))
          .append(" ended and served ")
          .append(Figures.count(incident.served(), "attempt"))
          .append(" after their deletion was requested.\n\n");
    }
    chain(incident, text);
    incident.findings().forEach(finding -> finding(finding, text));
    incident.overviews().forEach(overview -> pods(overview, text));
    incident.races().stream().limit(1).forEach(race -> race(race, text));
    return text.toString().stripTrailing() + "\n";
  }

  private static void chain(IncidentView incident, StringBuilder text) {
    incident
        .trigger()
        .changes()
        .forEach(change -> text.append("- ").append(Markdown.code(change)).append('\n'));
    incident
        .trigger()
        .chain()
        .forEach(step -> text.append("- ").append(Markdown.text(step)).append('\n'));
    text.append(
        incident.trigger().changes().isEmpty() && incident.trigger().chain().isEmpty() ? "" : "\n");
  }

  private static void finding(FindingView view, StringBuilder text) {
    Finding finding = view.finding();
    text.append("### ")
        .append(Markdown.text(finding.cause().id()))
        .append(": ")
        .append(Figures.count(finding.failed(), "request"))
        .append(" failed")
        .append(
            finding.masked() > 0
                ? ", " + Figures.count(finding.masked()) + " hidden by retries"
                : "")
        .append("\n\n");
    String sentence =
        finding.sentence() == null ? Wording.cause(finding.cause()) : finding.sentence();
    text.append(Markdown.text(sentence))
        .append(" Confidence ")
        .append(Figures.share(finding.confidence()))
        .append(".\n\n");
    remedy(view, text);
    saved(finding.counterfactual(), text);
    if (!finding.evidence().isEmpty()) {
      text.append("Evidence:\n\n");
      finding.evidence().forEach(each -> text.append("- ").append(evidence(each)).append('\n'));
      text.append('\n');
    }
    if (!finding.missing().isEmpty()) {
      text.append("Not seen: ")
          .append(Markdown.text(String.join(", ", finding.missing())))
          .append("\n\n");
    }
  }

  private static void remedy(FindingView view, StringBuilder text) {
    if (view.finding().remedy() == null) {
      return;
    }
    text.append("**Change:** ")
        .append(Markdown.text(view.finding().remedy().summary()))
        .append(view.finding().remedy().destructive() ? " **DESTRUCTIVE**" : "")
        .append("\n\n");
    if (!view.yaml().isEmpty()) {
      text.append(Markdown.block("yaml", view.yaml())).append('\n');
    }
    if (view.finding().remedy().caution() != null) {
      text.append(Markdown.text(view.finding().remedy().caution())).append("\n\n");
    }
  }

  private static void saved(List<Counterfactual> rows, StringBuilder text) {
    List<Counterfactual> useful = rows.stream().filter(row -> row.seconds() != null).toList();
    if (useful.isEmpty()) {
      return;
    }
    text.append(Markdown.head(List.of("setting", "saves", "needs", "today")));
    for (Counterfactual row : useful) {
      text.append(
          Markdown.row(
              List.of(
                  Markdown.text(row.setting()),
                  Figures.share(row.share()),
                  (row.censored() ? "at least " : "") + Figures.seconds(row.seconds()),
                  row.todaySeconds() == null ? "unknown" : Figures.seconds(row.todaySeconds()))));
    }
    text.append('\n');
  }

  private static String evidence(Evidence evidence) {
    return Markdown.code(evidence.file() + ":" + evidence.line())
        + " "
        + Markdown.text(evidence.shows() == null ? evidence.source() : evidence.shows());
  }

  private static void pods(Overview overview, StringBuilder text) {
    if (overview.rows().isEmpty()) {
      return;
    }
    text.append(Markdown.head(List.of("pod", "node", "failed", "hidden", "served")));
    for (PodRow row : overview.rows().subList(0, Math.min(PODS, overview.rows().size()))) {
      text.append(
          Markdown.row(
              List.of(
                  Markdown.code(row.pod().name()),
                  row.pod().node() == null ? "unknown" : Markdown.code(row.pod().node()),
                  Figures.count(row.pod().failed()),
                  Figures.count(row.pod().hidden()),
                  Figures.count(row.pod().served()))));
    }
    int more = overview.rows().size() - PODS;
    text.append(more > 0 ? "\n" + Figures.count(more, "pod") + " more.\n\n" : "\n");
  }

  private static void race(RaceView race, StringBuilder text) {
    text.append("Pod ").append(Markdown.code(race.termination().pod()));
    text.append(race.finding() == null ? "" : ": " + Markdown.text(race.finding()));
    text.append("\n\n");
    text.append(Markdown.head(List.of("after the deletion", "milestone", "where", "dated by")));
    for (Milestone each :
        race.milestones().subList(0, Math.min(MILESTONES, race.milestones().size()))) {
      text.append(
          Markdown.row(
              List.of(
                  Figures.offset(each.at() - race.termination().at()),
                  Markdown.text(each.name()),
                  each.where() == null ? "" : Markdown.code(each.where()),
                  Markdown.text(each.source()))));
    }
    text.append('\n');
  }
}
