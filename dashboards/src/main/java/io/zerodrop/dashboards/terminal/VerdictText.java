package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.Losses;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.Wording;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first lines: what was lost, when, where, why, by whom, and what to do first. */
final class VerdictText {

  private static final int COLUMN = 9;

  private final Page page;
  private final Paint paint;
  private final RunResult result;
  private final List<Incident> incidents;
  private final Losses losses;
  private final long requests;

  VerdictText(Page page, Paint paint, RunResult result, List<Incident> incidents) {
    this.page = page;
    this.paint = paint;
    this.result = result;
    this.incidents = incidents;
    this.losses = Losses.of(incidents);
    this.requests = result.summary().totals().requests();
  }

  void write() {
    if (requests == 0) {
      notChecked();
    } else if (losses.nothingLost()) {
      nothingLost();
    } else {
      verdict();
    }
    others();
  }

  private void notChecked() {
    banner(paint.hidden("REQUESTS NOT CHECKED"), 20, "no request was read from any access log");
    entry("SEEN", Figures.count(result.terminations().size(), "termination") + triggers());
  }

  private void nothingLost() {
    banner(
        paint.good("NOTHING LOST"),
        12,
        "none of " + Figures.count(requests, "request") + " was lost to a pod's end or to routing");
    entry(
        "CHECKED",
        Figures.count(result.terminations().size(), "termination")
            + triggers()
            + "; terminating pods served "
            + Figures.count(result.summary().totals().servedWhileTerminating(), "attempt")
            + " after their deletion was requested");
  }

  private void verdict() {
    Incident first = incidents.get(0);
    lost();
    String worst =
        incidents.size() > 1 ? "; the worst of " + Figures.count(incidents.size(), "incident") : "";
    entry(
        "WHEN",
        Figures.range(first.start(), first.end())
            + ", "
            + Figures.duration(first.end() - first.start())
            + worst);
    entry("WHERE", where(first));
    why(first);
    entry("WHO", Wording.who(first.trigger()));
    first.findings().stream()
        .map(Finding::remedy)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(remedy -> entry("FIRST", RemedyText.sentence(remedy)));
  }

  private void lost() {
    if (losses.lost() > 0) {
      banner(paint.lost("LOST"), 4, share(losses.lost()) + hidden());
    } else if (losses.undecided() > 0) {
      banner(
          paint.lost("FAILED"),
          6,
          share(losses.undecided()) + ", and the logs do not say why" + hidden());
    } else {
      banner(
          paint.hidden("HIDDEN"),
          6,
          "no client lost any of "
              + Figures.count(requests, "request")
              + "; retries hid "
              + Figures.count(losses.masked(), "failure"));
    }
  }

  private String share(long failed) {
    return "%s of %s (%s)"
        .formatted(
            Figures.count(failed),
            Figures.count(requests, "request"),
            Figures.percent(failed, requests));
  }

  private String hidden() {
    return losses.masked() == 0
        ? ""
        : "; " + Figures.count(losses.masked(), "more failure") + " hidden by retries";
  }

  private static String where(Incident incident) {
    long pods = incident.findings().stream().flatMap(f -> f.pods().stream()).distinct().count();
    String nodes =
        incident.findings().stream()
            .flatMap(finding -> finding.nodes().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return incident.service()
        + (pods == 0 ? "" : ", " + Figures.count(pods, "pod"))
        + (nodes.isEmpty() ? "" : " on " + nodes);
  }

  private void why(Incident incident) {
    String label = "WHY";
    for (Finding finding : incident.findings()) {
      entry(
          label,
          "%s (%s): %s"
              .formatted(
                  finding.cause().id(),
                  Figures.count(finding.failed() + finding.masked()),
                  Wording.cause(finding.cause())));
      label = "";
    }
  }

  private void others() {
    if (losses.ownErrors() > 0) {
      entry(
          "OTHER",
          Figures.count(losses.ownErrors(), "request")
              + " failed by the application or the client itself, which no rollout explains");
    }
    if (losses.undecided() > 0 && losses.lost() > 0) {
      entry(
          "UNKNOWN",
          Figures.count(losses.undecided(), "request") + " failed and the logs do not say why");
    }
  }

  /** Such as {@code (rollout by alice: 4, unknown trigger: 1)}. */
  private String triggers() {
    TreeMap<String, Long> counts =
        result.terminations().stream()
            .collect(
                Collectors.groupingBy(
                    termination -> Wording.triggered(termination.trigger()),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void entry(String label, String content) {
    page.entry(paint.bold(label), label.length(), COLUMN, content);
  }

  /** A label of any length; {@code length} is that of the label as seen. */
  private void banner(String painted, int length, String content) {
    page.entry(painted, length, Math.max(COLUMN, length + 2), content);
  }
}
