package io.zerodrop.analyzer.route;

import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which attempts the analysis needs one by one: those that failed, those that touched a pod while
 * it ended or had just become ready, and those that another Service's pod answered. All others are
 * only counted. Depends on the pods' timelines alone, so the same attempts are kept in a replay and
 * in a stream.
 */
public final class Suspicion implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How long after becoming ready, or before ending, what a pod served may tell something. */
  private static final long MARGIN = 5 * Stamp.SECOND;

  /** How long after becoming ready a pod's first requests come: the routers' normal propagation. */
  public static final long FIRST_REQUESTS = 10 * Stamp.SECOND;

  /** A slice's write whose time is known only within more than this tells too little. */
  private static final long DATED = 10 * Stamp.SECOND;

  /** See {@link #fingerprint}. */
  public static final long NOTHING = 0;

  private static final long[] NEVER = {};

  /** By address: from, to, from, to, ... in microseconds, ordered and disjoint. */
  private final Map<String, long[]> intervals;

  private final ReusedAddresses reused;

  private Suspicion(Map<String, long[]> intervals, ReusedAddresses reused) {
    this.intervals = intervals;
    this.reused = reused;
  }

  public static Suspicion of(ClusterPicture picture) {
    Map<String, long[]> intervals = new HashMap<>();
    for (PodTimeline pod : picture.pods()) {
      for (String address : pod.addresses()) {
        String key = RouteKeys.address(address);
        long[] known = intervals.getOrDefault(key, new long[0]);
        intervals.put(key, merge(known, intervalsOf(pod)));
      }
    }
    return new Suspicion(intervals, ReusedAddresses.of(picture));
  }

  private static long[] intervalsOf(PodTimeline pod) {
    long[] found = new long[0];
    if (pod.deleted()) {
      long end = pod.gone() == null ? Long.MAX_VALUE / 4 : pod.gone().latest() + MARGIN;
      found = merge(found, new long[] {pod.deletion().earliest() - MARGIN, end});
    }
    for (ContainerExit exit : pod.exits()) {
      found =
          merge(found, new long[] {exit.at().earliest() - MARGIN, exit.at().latest() + 6 * MARGIN});
    }
    for (Readiness readiness : pod.ready()) {
      found =
          merge(
              found,
              new long[] {
                readiness.at().earliest() - MARGIN, readiness.at().latest() + FIRST_REQUESTS
              });
    }
    for (EndpointTrack track : pod.endpoints()) {
      for (EndpointTrack.Change change : track.changes()) {
        if (change.at().width() <= DATED) {
          found =
              merge(
                  found,
                  new long[] {
                    change.at().earliest() - MARGIN,
                    change.at().latest() + (change.usable() ? FIRST_REQUESTS : MARGIN)
                  });
        }
      }
    }
    return found;
  }

  private static long[] merge(long[] a, long[] b) {
    int count = a.length / 2 + b.length / 2;
    long[][] pairs = new long[count][];
    for (int i = 0; i < count; i++) {
      boolean first = i < a.length / 2;
      int at = first ? i : i - a.length / 2;
      long[] from = first ? a : b;
      pairs[i] = new long[] {from[2 * at], from[2 * at + 1]};
    }
    Arrays.sort(pairs, (x, y) -> Long.compare(x[0], y[0]));
    long[] merged = new long[2 * count];
    int used = 0;
    for (long[] pair : pairs) {
      if (used > 0 && pair[0] <= merged[used - 1]) {
        merged[used - 1] = Math.max(merged[used - 1], pair[1]);
      } else {
        merged[used++] = pair[0];
        merged[used++] = pair[1];
      }
    }
    return Arrays.copyOf(merged, used);
  }

  /** Whether no status came and an attempt says why. */
  public static boolean unanswered(RequestLogged request) {
    return request.status() == 0
        && request.attempts().stream().anyMatch(attempt -> attempt.failure() != Failure.NONE);
  }

  /** Whether the request, or any attempt of it, has to be looked at. */
  public boolean concerns(RequestLogged request) {
    return concerns(request, 0);
  }

  /**
   * @param ahead of the router's clock, in microseconds
   */
  boolean concerns(RequestLogged request, long ahead) {
    if (request.status() >= 500 || request.status() == 499 || request.status() == 460) {
      return true;
    }
    List<Attempt> attempts = request.attempts();
    for (int i = 0; i < attempts.size(); i++) {
      if (concerns(attempts.get(i), request, ahead)) {
        return true;
      }
    }
    return false;
  }

  private boolean concerns(Attempt attempt, RequestLogged request, long ahead) {
    if (attempt.failure() != Failure.NONE || attempt.status() >= 500) {
      return true;
    }
    if (attempt.address() == null) {
      return false;
    }
    Stamp start = attempt.start() == null ? request.start() : attempt.start();
    start = start.plus(-ahead);
    if (reused.wentAstray(request, attempt.address(), start)) {
      return true;
    }
    long[] of = intervals.get(attempt.address());
    if (of == null) {
      return false;
    }
    Stamp end = attempt.end() == null ? request.end() : attempt.end();
    return touches(of, start.earliest(), end.latest() - ahead);
  }

  /**
   * A number that changes when other requests to some addresses in a stretch of time have to be
   * looked at than before; {@link #NOTHING} where none has that went well.
   */
  public long fingerprint(Collection<String> addresses, long from, long to) {
    long sum = NOTHING;
    for (String address : addresses) {
      long[] of = intervals.getOrDefault(address, NEVER);
      boolean moved = reused.holds(address);
      if (moved || touches(of, from, to)) {
        sum += 31L * address.hashCode() + Arrays.hashCode(of) + (moved ? 7 : 3);
      }
    }
    return sum;
  }

  static boolean touches(long[] intervals, long from, long to) {
    for (int i = 0; i < intervals.length; i += 2) {
      if (from <= intervals[i + 1] && to >= intervals[i]) {
        return true;
      }
    }
    return false;
  }

  /**
   * When attempts to an address have to be looked at even where they went well: from, to, from, to,
   * ... in microseconds; null where more than the time decides.
   */
  long[] servedAt(String address) {
    return reused.holds(address) ? null : intervals.getOrDefault(address, NEVER);
  }
}
