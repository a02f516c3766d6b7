package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.Mark;
import io.zerodrop.dashboards.report.figure.TimeAxis;
import io.zerodrop.dashboards.report.figure.Track;
import io.zerodrop.dashboards.summary.Wording;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/** Who asked for the pod's end, and how. */
final class WhoTrack {

  private WhoTrack() {}

  static Track of(Steps steps, TimeAxis axis) {
    List<Mark> marks = new ArrayList<>();
    Trigger trigger = steps.termination().trigger();
    if (trigger != null && trigger.at() != null) {
      marks.add(acted(trigger, axis));
    }
    for (Milestone deletion : steps.all(Milestone.DELETION_REQUESTED)) {
      marks.add(
          Mark.of(
              "diamond",
              "deletion requested",
              steps.tip(deletion),
              deletion.at(),
              deletion.bounds()));
    }
    return new Track(
        "Who asked",
        List.of(
            marks.isEmpty()
                ? Lane.unknown("", "no log names anybody who asked for this pod's end")
                : Lane.of("", List.of(), marks, axis)));
  }

  /** What was done long before the picture begins stands at its edge. */
  private static Mark acted(Trigger trigger, TimeAxis axis) {
    long at = Math.max(trigger.at(), axis.from());
    String who = trigger.actor() == null ? "nobody named" : trigger.actor();
    String what = trigger.tool() == null ? trigger.kind().id() : trigger.tool();
    return Mark.of(
        at == trigger.at() ? "person" : "earlier",
        who + ": " + what,
        Wording.who(trigger),
        at,
        Stamp.at(at));
  }
}
