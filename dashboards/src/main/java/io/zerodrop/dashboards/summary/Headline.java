package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Trigger;
import java.util.List;

/** A run in one sentence. */
public final class Headline {

  private Headline() {}

  public static String of(RunResult result, List<Incident> incidents) {
    long requests = result.summary().totals().requests();
    Losses losses = Losses.of(incidents);
    if (requests == 0) {
      return "No request could be checked: none was read from any access log. Seen: "
          + Figures.count(result.terminations().size(), "termination")
          + ".";
    }
    if (losses.nothingLost()) {
      return "Nothing was lost: none of "
          + Figures.count(requests, "request")
          + " failed because of a pod's end or of routing.";
    }
    return loss(incidents, losses, requests);
  }

  private static String loss(List<Incident> incidents, Losses losses, long requests) {
    Incident first = incidents.get(0);
    String others =
        incidents.size() == 1
            ? ""
            : " and " + Figures.count(incidents.size() - 1, "other incident");
    String of = " of " + Figures.count(requests, "request");
    String outcome;
    if (losses.lost() > 0) {
      outcome = "lost " + Figures.count(losses.lost()) + of + hidden(losses, " more");
    } else if (losses.masked() > 0) {
      outcome = "lost none" + of + hidden(losses, " failure" + (losses.masked() == 1 ? "" : "s"));
    } else {
      outcome = "may have cost " + Figures.count(losses.undecided()) + of;
    }
    return occasion(first)
        + others
        + " "
        + outcome
        + ": "
        + Wording.cause(first.worst().cause())
        + ".";
  }

  private static String hidden(Losses losses, String what) {
    return losses.masked() == 0 ? "" : "; retries hid " + Figures.count(losses.masked()) + what;
  }

  private static String occasion(Incident incident) {
    Trigger trigger = incident.trigger();
    long at = trigger.at() == null ? incident.start() : trigger.at();
    String words = Wording.triggered(trigger);
    return Character.toUpperCase(words.charAt(0))
        + words.substring(1)
        + " at "
        + incident.service()
        + " on "
        + Figures.day(at)
        + " at "
        + Figures.clock(at).substring(0, 8)
        + " UTC";
  }
}
