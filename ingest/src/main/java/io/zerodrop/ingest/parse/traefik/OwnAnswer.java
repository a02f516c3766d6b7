package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;

/**
 * Tells the answers that Traefik makes itself from those of a server. Where its proxy fails, it
 * writes the status' own words as the body: {@code Bad Gateway}, {@code Gateway Timeout}
 * (pkg/proxy/httputil/proxy.go, ErrorHandlerWithContext).
 *
 * @param status of the attempt, 0 for none
 * @param size of the attempt's body, -1 if not logged
 * @param headers whether headers of a server were logged
 * @param durationMicros of the attempt, -1 if not logged
 */
record OwnAnswer(int status, long size, boolean headers, long durationMicros) {

  static final int CLIENT_CLOSED_REQUEST = 499;

  private static final int BAD_GATEWAY = "Bad Gateway".length();
  private static final int GATEWAY_TIMEOUT = "Gateway Timeout".length();

  /** The body of a circuit breaker's 503. */
  private static final int BREAKER = "Service Unavailable".length();

  /** The default of forwardingTimeouts.dialTimeout. */
  private static final long DIAL_TIMEOUT = 30 * Stamp.SECOND;

  private static final long SLACK = Stamp.SECOND;

  /** What became of an attempt at a server; {@link Failure#NONE} where that answered. */
  Failure failure() {
    if (headers) {
      return Failure.NONE;
    }
    return switch (status) {
      case CLIENT_CLOSED_REQUEST -> Failure.CLIENT_ABORT;
      case 502 -> size < 0 || size == BAD_GATEWAY ? Failure.UNSPECIFIED : Failure.NONE;
      case 504 -> size < 0 || size == GATEWAY_TIMEOUT ? timeout() : Failure.NONE;
      default -> Failure.NONE;
    };
  }

  /**
   * Why a request reached no server: there was none ({@code no available server},
   * pkg/server/service/loadbalancer), or a middleware answered. {@link Failure#NONE} where nothing
   * failed.
   */
  Failure withoutServer() {
    if (status == CLIENT_CLOSED_REQUEST) {
      return Failure.CLIENT_ABORT;
    }
    if (status < 500) {
      return Failure.NONE;
    }
    return status == 503 && size != BREAKER ? Failure.NO_PEER : Failure.REJECTED;
  }

  private Failure timeout() {
    boolean dialling = Math.abs(durationMicros - DIAL_TIMEOUT) < SLACK;
    return dialling ? Failure.CONNECT_TIMEOUT : Failure.UNSPECIFIED;
  }
}
