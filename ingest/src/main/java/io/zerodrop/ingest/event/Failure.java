package io.zerodrop.ingest.event;

/** How an attempt failed, as far as the log that reports it can tell. */
public enum Failure {
  /** It did not fail, or the pod itself answered. */
  NONE,
  /** The connection was refused (ECONNREFUSED). */
  REFUSED,
  /** The connection could not be made: no route, host unreachable (EHOSTUNREACH). */
  UNREACHABLE,
  /** The connection could not be made in time. */
  CONNECT_TIMEOUT,
  /** The connection could not be made; the log does not say why. */
  CONNECT_FAILED,
  /** The peer reset an established connection. */
  RESET,
  /** The peer closed an established connection before its response was complete. */
  CLOSED,
  /** No response in time on an established connection. */
  RESPONSE_TIMEOUT,
  /** The proxy had no usable peer. */
  NO_PEER,
  /** The client went away first. */
  CLIENT_ABORT,
  /** The proxy itself turned the request away: limits, authentication, overload. */
  REJECTED,
  /** It failed; the log does not say how. */
  UNSPECIFIED;

  /** Whether no connection was established. */
  public boolean beforeConnect() {
    return this == REFUSED
        || this == UNREACHABLE
        || this == CONNECT_TIMEOUT
        || this == CONNECT_FAILED;
  }

  /** Whether an established connection was lost. */
  public boolean afterConnect() {
    return this == RESET || this == CLOSED;
  }
}
