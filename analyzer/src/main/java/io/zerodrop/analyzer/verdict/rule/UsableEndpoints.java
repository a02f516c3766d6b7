package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * Whether a Service had an endpoint that its router could use, computed from the slices: nothing
 * logs it. Ready ones, and for kube-proxy (1.26 and later) serving terminating ones when none is
 * ready (pkg/proxy/topology.go CategorizeEndpoints).
 *
 * @param known whether any slice tells
 * @param none chance that there was none in the router's view
 */
record UsableEndpoints(boolean known, double none, Evidence evidence) {

  static UsableEndpoints at(
      AttemptFacts attempt, boolean fallback, long propagation, List<PodTimeline> pods) {
    boolean known = false;
    double none = 1;
    Evidence evidence = null;
    for (PodTimeline pod : pods) {
      for (EndpointTrack track : pod.endpoints()) {
        if (attempt.service() != null && !track.service().equals(attempt.service())) {
          continue;
        }
        known = true;
        none *= 1 - usable(track, fallback, attempt.start(), propagation);
        if (track.removedEvidence() != null) {
          evidence = track.removedEvidence();
        }
      }
    }
    return new UsableEndpoints(known, none, evidence);
  }

  /** Chance that the router saw the endpoint as usable: it sees the state of a while ago. */
  private static double usable(
      EndpointTrack track, boolean fallback, Stamp start, long propagation) {
    long from = start.earliest() - propagation;
    long to = start.latest();
    boolean always = true;
    boolean ever = false;
    Change current = null;
    for (Change change : track.changes()) {
      if (change.at().latest() <= from) {
        current = change;
        continue;
      }
      if (change.at().earliest() > to) {
        break;
      }
      boolean usable = isUsable(change, fallback);
      always &= usable;
      ever |= usable;
    }
    boolean before = current != null && isUsable(current, fallback);
    always &= before;
    ever |= before;
    return always ? 1 : ever ? 0.3 : 0;
  }

  private static boolean isUsable(Change change, boolean fallback) {
    return change.present()
        && (change.ready() || (fallback && change.serving() && change.terminating()));
  }
}
