package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.report.figure.Bar;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.Mark;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.report.figure.Track;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the application did: accepted, got SIGTERM, refused, exited. */
final class AppTrack {

  private AppTrack() {}

  static Track of(Steps steps, Optional<Refusal> refusal, TimeAxis axis) {
    List<Mark> signals = new ArrayList<>();
    steps
        .all(Milestone.SIGTERM)
        .forEach(each -> signals.add(mark("sigterm", "SIGTERM", each, steps)));
    for (Milestone exit : steps.all(Milestone.CONTAINER_EXITED)) {
      signals.add(mark("exit", exited(exit, steps.termination()), exit, steps));
    }
    steps
        .all(Milestone.KILL_DEADLINE)
        .forEach(each -> signals.add(mark("deadline", "kill deadline", each, steps)));
    steps.all(Milestone.POD_GONE).forEach(each -> signals.add(mark("gone", "gone", each, steps)));
    return new Track(
        "Application",
        List.of(
            process(steps, refusal, axis),
            signals.isEmpty()
                ? Lane.unknown("signals", "no log shows SIGTERM or the end of a container")
                : Lane.of("signals", List.of(), signals, axis)));
  }

  private static Lane process(Steps steps, Optional<Refusal> refusal, TimeAxis axis) {
    Optional<Stamp> ended = steps.servingExit().map(Milestone::bounds);
    if (refusal.isPresent()) {
      Stamp stop = refusal.get().bounds();
      return Lane.of(
          "process",
          List.of(
              new Bar(
                  "accepts", "accepts", "the pod accepts connections", steps.longBefore(), stop),
              new Bar(
                  "refuses",
                  "no longer accepts",
                  "since SIGTERM at the earliest, since the first attempt that was turned away at"
                      + " the latest",
                  stop,
                  steps.longAfter())),
          List.of(),
          axis);
    }
    return ended
        .map(
            end ->
                Lane.of(
                    "process",
                    List.of(
                        new Bar(
                            "accepts",
                            "runs",
                            "runs until the container that serves has ended",
                            steps.longBefore(),
                            end)),
                    List.of(),
                    axis))
        .orElse(Lane.unknown("process", "no log shows when the process ended"));
  }

  private static String exited(Milestone exit, Termination termination) {
    if (exit.where() == null) {
      return "exited";
    }
    Integer code = termination.exitCodes().get(exit.where());
    return exit.where() + " exited" + (code == null ? "" : " " + code);
  }

  private static Mark mark(String symbol, String text, Milestone milestone, Steps steps) {
    return Mark.of(symbol, text, steps.tip(milestone), milestone.at(), milestone.bounds());
  }
}
