package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.analyzer.verdict.Chance;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.Stamp;

/** Which exit of a pod's process may have broken a connection that stood. */
final class BrokenByExit {

  private BrokenByExit() {}

  static ContainerExit of(AttemptFacts attempt, PodTimeline pod, Thresholds thresholds) {
    for (ContainerExit exit : pod.exits()) {
      if (exit.serving() && coincides(attempt, exit.at(), thresholds)) {
        return exit;
      }
    }
    return null;
  }

  static boolean coincides(AttemptFacts attempt, Stamp exit, Thresholds thresholds) {
    return attempt.start().earliest() <= exit.latest() + thresholds.exitSlack()
        && Chance.mayCoincide(attempt.end(), exit, thresholds.exitSlack(), thresholds.exitSlack());
  }

  static boolean askedFor(ContainerExit exit, PodTimeline pod) {
    return pod.deleted() && !exit.at().certainlyBefore(pod.deletion());
  }
}
