package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Failure;

/**
 * What an error of Go's network packages says of an attempt: {@code dial tcp 10.0.0.1:80: connect:
 * connection refused}, {@code read tcp 10.0.0.9:41->10.0.0.1:80: read: connection reset by peer},
 * {@code EOF}.
 *
 * @param address of the server, null where the error names none
 */
record Cause(String address, Failure failure) {

  /** Null for an error that says nothing of an attempt. */
  static Cause of(String error) {
    boolean dial = error.contains("dial tcp ");
    Failure failure = failure(error, dial);
    return failure == null ? null : new Cause(address(error, dial), failure);
  }

  private static Failure failure(String error, boolean dial) {
    if (error.contains("connection refused")) {
      return Failure.REFUSED;
    }
    if (error.contains("no route to host")
        || error.contains("host is unreachable")
        || error.contains("network is unreachable")) {
      return Failure.UNREACHABLE;
    }
    if (error.contains("i/o timeout") || error.contains("timeout awaiting response headers")) {
      return dial ? Failure.CONNECT_TIMEOUT : Failure.RESPONSE_TIMEOUT;
    }
    if (error.contains("connection reset by peer") || error.contains("broken pipe")) {
      return Failure.RESET;
    }
    if (error.contains("EOF") || error.contains("server closed idle connection")) {
      return Failure.CLOSED;
    }
    if (error.contains("context canceled")) {
      return Failure.CLIENT_ABORT;
    }
    return dial ? Failure.CONNECT_FAILED : null;
  }

  private static String address(String error, boolean dial) {
    int arrow = error.indexOf("->");
    int from = dial ? error.indexOf("dial tcp ") + "dial tcp ".length() : arrow + 2;
    if (!dial && arrow < 0) {
      return null;
    }
    int to = error.indexOf(": ", from);
    return to < 0 ? null : error.substring(from, to);
  }
}
