package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.verdict.AttemptFacts;
import io.zerodrop.ingest.event.Stamp;
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
    for (PodTimeline pod : pods) {
      EndpointTrack track = pod.endpointOf(attempt.service());
      if (track != null) {
        tracks.add(track);
      }
    }
    long from = attempt.start().earliest() - propagation;
    double none = emptyShare(tracks, fallback, from, attempt.start().latest());
    return new UsableEndpoints(
        !tracks.isEmpty(), none, lastWithdrawn(tracks, fallback, attempt.start().latest()));
  }

  /** What shows the endpoint that was withdrawn last before this time; null if none was. */
  private static Evidence lastWithdrawn(List<EndpointTrack> tracks, boolean fallback, long until) {
    Stamp last = null;
    Evidence evidence = null;
    for (EndpointTrack track : tracks) {
      boolean marked = !fallback && track.terminatingEvidence() != null;
      Stamp at = marked ? track.terminating() : track.removed();
      if (at != null && at.earliest() <= until && (last == null || at.compareTo(last) > 0)) {
        last = at;
        evidence = marked ? track.terminatingEvidence() : track.removedEvidence();
      }
    }
    return evidence;
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
