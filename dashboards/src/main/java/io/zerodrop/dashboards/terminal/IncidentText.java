package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.Wording;
import java.util.List;
import java.util.Locale;

/** One incident: its findings with evidence and remedy, and its picture. */
final class IncidentText {

  private static final int EVIDENCE = 5;
  private static final int LONGEST_PLACE = 34;

  private final Paint paint;
  private final Page page;
  private final Places places;

  IncidentText(Page page, Paint paint, Places places) {
    this.page = page;
    this.paint = paint;
    this.places = places;
  }

  void write(int number, Incident incident) {
    String title =
        "%d. %s, %s"
            .formatted(number, Printable.of(incident.service()), Printable.of(occasion(incident)));
    title = Printable.start(title, page.width() - 8);
    String rule = "-".repeat(Math.max(3, page.width() - title.length() - 5));
    page.blank().line(paint.dim("--- ") + paint.bold(title) + paint.dim(" " + rule));
    for (Finding finding : incident.findings()) {
      page.blank();
      finding(finding);
    }
    page.blank();
    new Timeline(incident, paint).draw(page, number == 1);
  }

  private static String occasion(Incident incident) {
    if (!incident.terminations().isEmpty() || incident.trigger().kind() != TriggerKind.UNKNOWN) {
      return Wording.triggered(incident.trigger());
    }
    return incident.worst().cause() == Cause.UNKNOWN ? "cause unknown" : "no termination";
  }

  private void finding(Finding finding) {
    String counts =
        Figures.count(finding.failed(), "request")
            + " failed"
            + (finding.masked() > 0 ? ", " + Figures.count(finding.masked()) + " hidden" : "")
            + ", confidence "
            + String.format(Locale.ROOT, "%.2f", finding.confidence());
    String cause = finding.cause().id();
    if (finding.subtype() != null) {
      cause += " (" + Printable.of(finding.subtype()) + ")";
    }
    String painted = Incident.isLoss(finding.cause()) ? paint.lost(cause) : paint.hidden(cause);
    page.entry("  " + painted + ":", cause.length() + 3, 4 + cause.length(), counts);
    page.paragraph(
        4, finding.sentence() == null ? Wording.cause(finding.cause()) : finding.sentence());
    evidence(finding.evidence());
    if (finding.remedy() != null) {
      remedy(finding.remedy());
    }
    RemedyText.saved(finding.counterfactual()).ifPresent(words -> entry("saves", words));
    if (!finding.missing().isEmpty()) {
      entry("unseen", String.join("; ", finding.missing()));
    }
  }

  private void evidence(List<Evidence> evidence) {
    int longest = Math.min(LONGEST_PLACE, page.width() / 2 - 6);
    int column =
        Math.min(
            longest,
            evidence.stream().limit(EVIDENCE).mapToInt(e -> places.of(e).length()).max().orElse(0));
    evidence.stream()
        .limit(EVIDENCE)
        .forEach(
            each -> {
              String place = Printable.ends(places.of(each), longest);
              page.entry(
                  "    " + paint.dim(place),
                  4 + place.length(),
                  6 + column,
                  each.shows() == null ? each.source() : each.shows());
            });
  }

  private void remedy(Remedy remedy) {
    entry("do", RemedyText.sentence(remedy));
    remedy.changes().forEach(change -> entry("", RemedyText.change(change)));
    if (remedy.caution() != null) {
      entry("mind", remedy.caution());
    }
  }

  private void entry(String label, String content) {
    page.entry("    " + paint.bold(label), 4 + label.length(), 12, content);
  }
}
