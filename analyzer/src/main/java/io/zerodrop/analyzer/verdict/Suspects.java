package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * The pods that may have been behind an address at a time. Pod addresses are used again: of those
 * that had the address, the one whose life contains the time; at equal claims the one that is not
 * terminating.
 */
final class Suspects {

  private static final long LINGER = 120 * Stamp.SECOND;

  private Suspects() {}

  static List<PodTimeline> of(RouteHistory route, Stamp start, Stamp end, boolean local) {
    if (route.kind() == RouteKind.POD) {
      PodTimeline holder = holder(route.pods(), start);
      return holder == null ? List.of() : List.of(holder);
    }
    List<PodTimeline> suspects = new ArrayList<>();
    for (PodTimeline pod : route.pods()) {
      boolean here = !local || route.node() == null || route.node().equals(pod.node());
      if (here && alive(pod, end.latest()) && !longGone(pod, start.earliest())) {
        suspects.add(pod);
      }
    }
    return suspects;
  }

  private static PodTimeline holder(List<PodTimeline> pods, Stamp start) {
    PodTimeline best = null;
    for (PodTimeline pod : pods) {
      if (!alive(pod, start.latest())) {
        continue;
      }
      if (best == null || bornAfter(pod, best)) {
        best = pod;
      }
    }
    return best;
  }

  private static boolean alive(PodTimeline pod, long time) {
    Stamp born = born(pod);
    return born == null || born.earliest() <= time;
  }

  private static boolean longGone(PodTimeline pod, long time) {
    return pod.gone() != null && pod.gone().latest() + LINGER < time;
  }

  /** A pod has its address from its sandbox on: not before its creation. */
  private static Stamp born(PodTimeline pod) {
    return pod.created() != null ? pod.created() : pod.started();
  }

  private static boolean bornAfter(PodTimeline a, PodTimeline b) {
    Stamp bornA = born(a);
    Stamp bornB = born(b);
    if (bornA == null || bornB == null) {
      return bornA != null;
    }
    return bornA.compareTo(bornB) > 0;
  }
}
