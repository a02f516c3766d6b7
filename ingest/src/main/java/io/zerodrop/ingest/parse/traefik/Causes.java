package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.request.PeerAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The errors that Traefik logged a moment ago, given to the access lines that follow them in the
 * same stream: it writes the reason when an attempt fails, and the access line at the request's
 * end. An error without address is only believed where no other one could be meant.
 */
final class Causes {

  private static final int MOST = 4096;

  /** A line is written in the second of the attempt's end, by the same clock. */
  private static final long SLACK = Stamp.SECOND / 4;

  private record Seen(Stamp time, Cause cause) {}

  private final Deque<Seen> seen = new ArrayDeque<>();

  void add(Stamp time, Cause cause) {
    if (time == null) {
      return;
    }
    if (seen.size() == MOST) {
      seen.removeFirst();
    }
    seen.addLast(new Seen(time, cause));
  }

  /** The request with what the errors before it tell of its failure. */
  RequestLogged explain(RequestLogged request) {
    if (seen.isEmpty() || request.attempts().size() != 1) {
      return request;
    }
    Attempt attempt = request.attempts().get(0);
    if (attempt.failure() != Failure.UNSPECIFIED || attempt.address() == null) {
      return request;
    }
    Failure failure = take(attempt, request.end().widen(SLACK, SLACK));
    return failure == null ? request : with(request, attempt, failure);
  }

  /** Null where nothing tells, or errors that differ may all be meant. */
  private Failure take(Attempt attempt, Stamp around) {
    Seen found = null;
    boolean certain = false;
    for (Seen each : seen) {
      if (!each.time().overlaps(around)) {
        continue;
      }
      boolean own = isOf(each.cause(), attempt);
      if (!own && (each.cause().address() != null || certain)) {
        continue;
      }
      boolean better = found == null || own && !certain;
      if (!better && found.cause().failure() != each.cause().failure()) {
        return null;
      }
      found = better ? each : found;
      certain |= own;
    }
    if (found == null) {
      return null;
    }
    remove(found);
    return found.cause().failure();
  }

  private void remove(Seen one) {
    for (Iterator<Seen> each = seen.iterator(); each.hasNext(); ) {
      if (each.next() == one) {
        each.remove();
        return;
      }
    }
  }

  private static boolean isOf(Cause cause, Attempt attempt) {
    if (cause.address() == null) {
      return false;
    }
    PeerAddress peer = PeerAddress.of(cause.address());
    return peer.host().equals(attempt.address()) && peer.port() == attempt.port();
  }

  private static RequestLogged with(RequestLogged request, Attempt attempt, Failure failure) {
    Attempt explained =
        new Attempt(
            attempt.number(),
            attempt.address(),
            attempt.port(),
            attempt.status(),
            attempt.start(),
            attempt.end(),
            attempt.connectMicros(),
            attempt.responseMicros(),
            attempt.responseLength(),
            failure,
            false);
    return request.with(request.start(), List.of(explained));
  }
}
