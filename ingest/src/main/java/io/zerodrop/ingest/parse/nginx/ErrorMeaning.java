package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Failure;

/**
 * What an error message of nginx says of the attempt it concerns. Told by the errno's number, since
 * its text differs between the C libraries (ngx_http_upstream.c, ngx_event_connect.c,
 * ngx_http_limit_req_module.c, ngx_http_limit_conn_module.c).
 */
final class ErrorMeaning {

  private static final int EPIPE = 32;
  private static final int ENETUNREACH = 101;
  private static final int ECONNRESET = 104;
  private static final int ETIMEDOUT = 110;
  private static final int ECONNREFUSED = 111;
  private static final int EHOSTDOWN = 112;
  private static final int EHOSTUNREACH = 113;

  private ErrorMeaning() {}

  /**
   * Null for a message that does not concern how an attempt went.
   *
   * @param message without what follows {@code , client: }
   * @param action what nginx was doing, "" if the message does not say
   * @param upstream whether the line concerns one
   */
  static Failure of(String level, String message, int errno, String action, boolean upstream) {
    if (message.startsWith("limiting ") && !message.contains("dry run")) {
      return Failure.REJECTED;
    }
    if (message.contains("no live upstreams") || message.contains("no peer was returned")) {
      return Failure.NO_PEER;
    }
    if (message.contains("client prematurely closed connection")
        || message.contains("client closed connection while")) {
      return upstream ? Failure.CLIENT_ABORT : null;
    }
    if (!upstream || message.contains("buffered to a temporary file")) {
      return null;
    }
    boolean connecting = action.equals("connecting to upstream");
    if (message.startsWith("upstream timed out")) {
      return connecting ? Failure.CONNECT_TIMEOUT : Failure.RESPONSE_TIMEOUT;
    }
    if (message.contains("upstream prematurely closed")
        || message.contains("peer closed connection in SSL handshake") && errno == 0) {
      return Failure.CLOSED;
    }
    if (message.startsWith("upstream sent ")) {
      return Failure.NONE;
    }
    if (action.equals("sending to client")) {
      return errno == EPIPE || errno == ECONNRESET ? Failure.CLIENT_ABORT : null;
    }
    if (message.startsWith("connect() ") || connecting) {
      return errno == 0 && !isError(level) ? null : connectFailure(errno);
    }
    if (errno != 0 && !action.equals("proxying upgraded connection")) {
      return lost(errno);
    }
    return isError(level) ? Failure.UNSPECIFIED : null;
  }

  private static Failure connectFailure(int errno) {
    return switch (errno) {
      case ECONNREFUSED -> Failure.REFUSED;
      case ETIMEDOUT -> Failure.CONNECT_TIMEOUT;
      case EHOSTUNREACH, EHOSTDOWN, ENETUNREACH -> Failure.UNREACHABLE;
      default -> Failure.CONNECT_FAILED;
    };
  }

  /** An error of an established connection: whatever ends it from the network reads as a reset. */
  private static Failure lost(int errno) {
    return switch (errno) {
      case ECONNRESET, EPIPE, ECONNREFUSED, EHOSTUNREACH, EHOSTDOWN, ENETUNREACH -> Failure.RESET;
      case ETIMEDOUT -> Failure.RESPONSE_TIMEOUT;
      default -> Failure.UNSPECIFIED;
    };
  }

  private static boolean isError(String level) {
    return switch (level) {
      case "error", "crit", "alert", "emerg" -> true;
      default -> false;
    };
  }
}
