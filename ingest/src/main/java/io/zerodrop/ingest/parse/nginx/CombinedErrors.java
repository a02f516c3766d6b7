package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.request.PeerAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * The error lines of a moment ago, given to the access line that follows them in the same stream,
 * where that names no upstream. An attempt's error is written when it fails, and the access line at
 * the request's end; nginx's number of the client's connection holds the errors of one request
 * together. Only failures are explained: of a request that succeeded in the end the line does not
 * tell whether there was an attempt before.
 */
final class CombinedErrors {

  private static final int MOST = 4096;

  /** An error is older than its access line only by the time to send the answer. */
  private static final long AGE = 2 * Stamp.SECOND;

  /** A refusal comes at once; what the request took before is reading it. */
  private static final long AT_ONCE = Stamp.SECOND;

  private final Deque<UpstreamError> recent = new ArrayDeque<>();

  void add(UpstreamError error) {
    if (error.upstream() == null || error.request() == null) {
      return;
    }
    if (recent.size() == MOST) {
      recent.removeFirst();
    }
    recent.addLast(error);
  }

  /** The request with its failed attempts, where errors tell of them. */
  RequestLogged explain(RequestLogged request) {
    boolean untold =
        request.attempts().size() == 1
            && request.attempts().get(0).address() == null
            && request.attempts().get(0).failure() != Failure.NONE;
    if (!untold || recent.isEmpty()) {
      return request;
    }
    List<UpstreamError> errors = take(request);
    return errors.isEmpty() ? request : described(request, errors);
  }

  /** The errors of the oldest connection whose last one fits the request's end. */
  private List<UpstreamError> take(RequestLogged request) {
    UpstreamError first = null;
    List<UpstreamError> found = new ArrayList<>();
    for (UpstreamError error : recent) {
      if (!fits(error, request)) {
        continue;
      }
      first = first == null ? error : first;
      if (error.connection() == first.connection() && error.process() == first.process()) {
        found.add(error);
      }
    }
    recent.removeAll(found);
    return found;
  }

  private static boolean fits(UpstreamError error, RequestLogged request) {
    return error.time().earliest() <= request.end().latest()
        && error.time().latest() + AGE >= request.end().earliest()
        && Objects.equals(error.client(), request.clientIp())
        && lineOf(request).equals(withoutProtocol(error.request()));
  }

  private static String lineOf(RequestLogged request) {
    String query = request.query() == null ? "" : "?" + request.query();
    return request.method() + " " + request.path() + query;
  }

  private static String withoutProtocol(String line) {
    int protocol = line.lastIndexOf(" HTTP/");
    return protocol < 0 ? line : line.substring(0, protocol);
  }

  private static RequestLogged described(RequestLogged request, List<UpstreamError> errors) {
    Attempt untold = request.attempts().get(0);
    List<Attempt> attempts = new ArrayList<>();
    for (UpstreamError error : errors) {
      PeerAddress peer = PeerAddress.of(error.upstream());
      Stamp end = error.time().notAfter(request.end().latest());
      boolean quick = error.failure() == Failure.REFUSED || error.failure() == Failure.NO_PEER;
      Stamp start =
          quick && errors.size() == 1
              ? new Stamp(end.earliest() - AT_ONCE, end.latest())
              : new Stamp(Math.min(untold.start().earliest(), end.earliest()), end.latest());
      attempts.add(
          new Attempt(
              attempts.size() + 1,
              peer.host(),
              peer.port(),
              0,
              start,
              end,
              -1,
              quick ? 0 : -1,
              -1,
              error.failure(),
              false));
    }
    return request.with(attempts.get(0).start(), attempts);
  }
}
