package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The parallel {@code $upstream_...} lists of one line, and the attempts that they describe. Lists
 * that a format does not have are null.
 *
 * @param addresses never null
 */
record UpstreamColumns(
    ItemList addresses,
    ItemList lengths,
    ItemList times,
    ItemList statuses,
    ItemList connects,
    ItemList headers) {

  private static final int CLIENT_CLOSED_REQUEST = 499;

  AttemptTimes times(Stamp end, long requestMicros) throws Mismatch {
    long[] durations = new long[addresses.size()];
    for (int i = 0; i < durations.length; i++) {
      durations[i] = times == null ? -1 : times.micros(i, "upstream response times such as 0.004");
    }
    return new AttemptTimes(end, requestMicros, durations);
  }

  /** The attempts in order; what stands at a redirect without an address is none. */
  List<Attempt> attempts(AttemptTimes bounds, int requestStatus) throws Mismatch {
    List<Attempt> attempts = new ArrayList<>(addresses.size());
    int last = addresses.size() - 1;
    while (last >= 0 && addresses.absent(last)) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      if (!addresses.absent(i)) {
        boolean abandoned = i == last && requestStatus == CLIENT_CLOSED_REQUEST;
        int status = status(i, i == last ? requestStatus : 0);
        attempts.add(attempt(i, attempts.size() + 1, status, bounds, abandoned));
      }
    }
    return attempts;
  }

  /**
   * Where the statuses are not logged, or not which is whose, the last one is what the client got,
   * unless a proxy may have made that itself.
   */
  private int status(int i, int ofRequest) throws Mismatch {
    if (statuses == null) {
      return switch (ofRequest) {
        case CLIENT_CLOSED_REQUEST, 502, 503, 504 -> -1;
        default -> ofRequest;
      };
    }
    return statuses.status(i, "upstream statuses such as 200");
  }

  private Attempt attempt(int i, int number, int status, AttemptTimes bounds, boolean abandoned)
      throws Mismatch {
    PeerAddress peer = PeerAddress.of(addresses.text(i));
    long length = number(lengths, i, "upstream response lengths such as 59");
    long connect = micros(connects, i);
    boolean answered = answered(Math.max(0, status), length, micros(headers, i) >= 0);
    Failure failure =
        isNoPeer(peer)
            ? Failure.NO_PEER
            : abandoned && (answered || status <= 0)
                ? Failure.CLIENT_ABORT
                : answered ? Failure.NONE : failure(status, connect);
    return new Attempt(
        number,
        peer.host(),
        peer.port(),
        Math.max(0, status),
        bounds.start(i),
        bounds.end(i),
        connect,
        took(i, bounds),
        length,
        failure,
        answered && failure != Failure.NO_PEER);
  }

  /** An attempt whose time is not logged and that had no other beside it took the request's. */
  private long took(int i, AttemptTimes bounds) throws Mismatch {
    return times == null && addresses.size() == 1 ? bounds.requestMicros() : micros(times, i);
  }

  /**
   * nginx itself notes 502 and 504 for what failed (ngx_http_upstream_next); any other status was
   * the upstream's, and so were these if it sent headers or a body.
   */
  private static boolean answered(int status, long length, boolean headersSeen) {
    boolean perhapsOurs = status == 502 || status == 504;
    return status > 0 && (!perhapsOurs || length > 0 || headersSeen);
  }

  /** What a connect time, where logged, adds to 502 and 504: {@code -} means never connected. */
  private Failure failure(int status, long connect) {
    if (connects == null) {
      return Failure.UNSPECIFIED;
    }
    if (connect < 0 && status == 502) {
      return Failure.CONNECT_FAILED;
    }
    if (status == 504) {
      return connect < 0 ? Failure.CONNECT_TIMEOUT : Failure.RESPONSE_TIMEOUT;
    }
    return Failure.UNSPECIFIED;
  }

  private static boolean isNoPeer(PeerAddress peer) {
    return peer.isName() && peer.port() == 0 || Placeholder.is(peer);
  }

  private static long number(ItemList list, int i, String expected) throws Mismatch {
    return list == null ? -1 : list.number(i, expected);
  }

  private static long micros(ItemList list, int i) throws Mismatch {
    return list == null ? -1 : list.micros(i, "upstream times such as 0.004");
  }
}
