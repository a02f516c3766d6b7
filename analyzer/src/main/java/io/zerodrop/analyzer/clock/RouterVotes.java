package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * What the trace of one router on one route says against offsets of its clock, given what stood
 * behind the route by the cluster's clock.
 */
final class RouterVotes {

  /** A pod that answers after its process ended, or is tried before any slice lists it. */
  private static final double IMPOSSIBLE = 3;

  private static final int MOST_ENDS = 3;

  /** How many failures at either end of a series are its edge. */
  private static final int EDGE = 10;

  /** A router that tries an endpoint within this of its slice, as logged, tries it no later. */
  private static final long TRIED = 15 * Stamp.SECOND;

  private static final long FOREVER = OffsetVotes.FURTHEST;

  private final OffsetVotes votes;
  private final OffsetVotes impossible;

  /**
   * @param impossible takes only what no failure of the application explains
   */
  RouterVotes(OffsetVotes votes, OffsetVotes impossible) {
    this.votes = votes;
    this.impossible = impossible;
  }

  void add(RouterTrace trace, RouteHistory route) {
    List<PodTimeline> pods = Healthy.behind(route);
    boolean single = route.kind() == RouteKind.POD && pods.size() == 1;
    if (single || pods.size() < route.pods().size()) {
      served(trace, pods);
    }
    if (single) {
      tried(trace, pods.get(0));
    }
    failed(trace, route);
  }

  /** Nothing answers once the last of the processes has ended. */
  private void served(RouterTrace trace, List<PodTimeline> pods) {
    long last = Long.MIN_VALUE;
    for (PodTimeline pod : pods) {
      ContainerExit exit = pod.servingExit();
      if (exit == null || exit.restarted() || !pod.deleted()) {
        return;
      }
      last = Math.max(last, exit.at().latest());
    }
    if (last != Long.MIN_VALUE && trace.lastServed() != Long.MIN_VALUE) {
      long least = trace.lastServed() - last;
      votes.against(-FOREVER, least - 1, IMPOSSIBLE);
      impossible.against(-FOREVER, least - 1, 1);
    }
  }

  private void tried(RouterTrace trace, PodTimeline pod) {
    Stamp added = null;
    for (EndpointTrack track : pod.endpoints()) {
      if (track.added() == null) {
        return;
      }
      added = added == null || track.added().compareTo(added) < 0 ? track.added() : added;
    }
    if (added != null && trace.firstTried() != Long.MAX_VALUE) {
      long most = trace.firstTried() - added.earliest();
      votes.against(most + 1, FOREVER, IMPOSSIBLE);
      impossible.against(most + 1, FOREVER, 1);
      long late = trace.firstTried() - added.latest();
      if (late <= TRIED) {
        votes.against(-FOREVER, late - TRIED, 1);
      }
    }
  }

  private void failed(RouterTrace trace, RouteHistory route) {
    List<Stamp> healthy = Healthy.of(route);
    if (trace.failures().isEmpty()) {
      return;
    }
    int count = trace.failures().size();
    double weight = Math.min(MOST_ENDS, ends(route)) / 3.0;
    double ofEdge = weight / Math.min(count, EDGE);
    for (int i = 0; i < count; i++) {
      Stamp failure = trace.failures().get(i);
      // The first and the last tell most: between them failures are there at any offset.
      double of = weight / count + (i < EDGE ? ofEdge : 0) + (i >= count - EDGE ? ofEdge : 0);
      for (Stamp span : healthy) {
        long from = failure.latest() - span.latest();
        long to = failure.earliest() - span.earliest();
        if (from <= to) {
          votes.against(from, to, of);
        }
      }
    }
  }

  private static int ends(RouteHistory route) {
    int ends = 0;
    for (PodTimeline pod : Healthy.behind(route)) {
      ends += pod.deleted() ? 1 : 0;
      for (ContainerExit exit : pod.exits()) {
        ends += exit.restarted() ? 1 : 0;
      }
    }
    return Math.max(1, ends);
  }
}
