package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a Service had an endpoint that its router could use, computed from the slices: nothing
 * logs it. Ready ones, and for kube-proxy (1.26 and later) serving terminating ones when none is
 * ready (pkg/proxy/topology.go CategorizeEndpoints).
 *
 * @param known whether any slice tells
 * @param none for which part of the time that the router's view may be from there was none
 */
record UsableEndpoints(boolean known, double none, Evidence evidence) {

  /**
   * @param propagation how old the router's view may be, in microseconds
   */
  static UsableEndpoints at(
      AttemptFacts attempt, boolean fallback, long propagation, List<PodTimeline> pods) {
    List<EndpointTrack> tracks = new ArrayList<>();
    Evidence evidence = null;
    for (PodTimeline pod : pods) {
      EndpointTrack track = pod.endpointOf(attempt.service());
      if (track != null) {
        tracks.add(track);
        evidence = track.removedEvidence() != null ? track.removedEvidence() : evidence;
      }
    }
    long from = attempt.start().earliest() - propagation;
    double none = emptyShare(tracks, fallback, from, attempt.start().latest());
    return new UsableEndpoints(!tracks.isEmpty(), none, evidence);
  }

  private static double emptyShare(
      List<EndpointTrack> tracks, boolean fallback, long from, long to) {
    TreeSet<Long> bounds = new TreeSet<>();
    for (EndpointTrack track : tracks) {
      for (Change change : track.changes()) {
        long at = change.at().middle();
        if (at > from && at <= to) {
          bounds.add(at);
        }
      }
    }
    bounds.add(from);
    long empty = 0;
    for (long start : bounds) {
      Long next = bounds.higher(start);
      long end = next == null ? to + 1 : next;
      empty += anyUsable(tracks, fallback, start) ? 0 : end - start;
    }
    return (double) empty / (to + 1 - from);
  }

  private static boolean anyUsable(List<EndpointTrack> tracks, boolean fallback, long time) {
    for (EndpointTrack track : tracks) {
      boolean usable = false;
      for (Change change : track.changes()) {
        if (change.at().middle() <= time) {
          usable = fallback ? change.usableAsFallback() : change.usable();
        }
      }
      if (usable) {
        return true;
      }
    }
    return false;
  }
}
