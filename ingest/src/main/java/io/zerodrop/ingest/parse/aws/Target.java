package io.zerodrop.ingest.parse.aws;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;

/**
 * What became of the request at its target (AWS documentation, access logs and troubleshooting of
 * Application Load Balancers).
 *
 * @param chosen whether a target was chosen
 * @param elbStatus what the client got
 * @param targetStatus what the target answered, 0 for nothing
 * @param elapsedMicros from the request's creation to the end, -1 if not known
 */
record Target(boolean chosen, int elbStatus, int targetStatus, long elapsedMicros) {

  /** The load balancer's name for a client that closed the connection. */
  private static final int CLIENT_CLOSED = 460;

  /** It gives a connection ten seconds to be established. */
  private static final long CONNECT_TIMEOUT = 10 * Stamp.SECOND;

  private static final long SLACK = Stamp.SECOND;

  /** {@link Failure#NONE} where the target answered, or none was meant to be reached. */
  Failure failure() {
    if (elbStatus == CLIENT_CLOSED) {
      return Failure.CLIENT_ABORT;
    }
    if (targetStatus > 0 || elbStatus < 500) {
      return Failure.NONE;
    }
    if (!chosen) {
      return elbStatus == 503 ? Failure.NO_PEER : Failure.REJECTED;
    }
    if (elbStatus != 504) {
      return Failure.UNSPECIFIED;
    }
    boolean connecting = elapsedMicros >= 0 && Math.abs(elapsedMicros - CONNECT_TIMEOUT) < SLACK;
    return connecting ? Failure.CONNECT_TIMEOUT : Failure.RESPONSE_TIMEOUT;
  }
}
