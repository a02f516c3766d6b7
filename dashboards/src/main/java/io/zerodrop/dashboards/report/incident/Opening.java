package io.zerodrop.dashboards.report.incident;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.Losses;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The report's first two sentences.
 *
 * @param occasion who did what where, such as {@code Rollout of web by alice}
 * @param at when, in microseconds; null where nothing was lost
 * @param losses of the incident that the sentences tell
 * @param all losses of the run
 * @param why after the figures, a clause
 * @param outlook what would have saved them, or what was checked
 */
public record Opening(
    String occasion,
    Long at,
    Losses losses,
    Losses all,
    long requests,
    int otherIncidents,
    String why,
    String outlook) {

  private static final int CAUSES = 2;

  public static Opening of(RunResult result, List<Incident> incidents) {
    Losses all = Losses.of(incidents);
    long requests = result.summary().totals().requests();
    if (incidents.isEmpty() || all.nothingLost() || requests == 0) {
      return new Opening(null, null, all, all, requests, 0, "", checked(result, incidents));
    }
    Incident first = incidents.get(0);
    return new Opening(
        occasion(first),
        first.trigger().at() == null ? first.start() : first.trigger().at(),
        Losses.of(incidents.subList(0, 1)),
        all,
        requests,
        incidents.size() - 1,
        why(first.findings()),
        outlook(first.findings()));
  }

  private static String occasion(Incident incident) {
    String told = SentenceParts.of(incident.worst()).occasion();
    return told.isEmpty()
        ? capital(Wording.triggered(incident.trigger())) + " at " + incident.service()
        : told;
  }

  private static String why(List<Finding> findings) {
    if (findings.size() == 1) {
      return SentenceParts.of(findings.get(0)).why();
    }
    List<String> clauses = new ArrayList<>();
    for (Finding finding : findings.subList(0, Math.min(CAUSES, findings.size()))) {
      clauses.add(
          Figures.count((long) finding.failed() + finding.masked())
              + " because "
              + SentenceParts.of(finding).why());
    }
    long rest =
        findings.stream().skip(CAUSES).mapToLong(each -> each.failed() + each.masked()).sum();
    return String.join("; ", clauses)
        + (rest == 0 ? "" : "; " + Figures.count(rest) + " for other causes");
  }

  private static String outlook(List<Finding> findings) {
    String outlook = SentenceParts.of(findings.get(0)).outlook();
    return findings.size() == 1 || outlook.isEmpty()
        ? outlook
        : "For the "
            + Figures.count((long) findings.get(0).failed() + findings.get(0).masked())
            + ": "
            + outlook;
  }

  private static String checked(RunResult result, List<Incident> incidents) {
    Map<String, Long> triggers =
        result.terminations().stream()
            .map(Termination::trigger)
            .collect(
                Collectors.groupingBy(
                    trigger -> trigger == null ? "unknown trigger" : Wording.triggered(trigger),
                    TreeMap::new,
                    Collectors.counting()));
    String by =
        triggers.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    long served = result.summary().totals().servedWhileTerminating();
    long own = Losses.of(incidents).ownErrors();
    return (own == 0
            ? ""
            : Figures.count(own, "request") + " failed by the application or the client itself. ")
        + "Checked: "
        + Figures.count(result.terminations().size(), "termination")
        + (by.isEmpty() ? "" : " (" + by + ")")
        + "; terminating pods served "
        + Figures.count(served, "attempt")
        + " after their deletion was requested.";
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
