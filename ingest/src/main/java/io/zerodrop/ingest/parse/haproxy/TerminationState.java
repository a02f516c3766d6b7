package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Stamp;

/**
 * The first two letters of HAProxy's termination state: what ended the session, and in which phase
 * (HAProxy configuration manual, section 8.5).
 */
record TerminationState(char cause, char phase) {

  /** A refusal comes at once; what takes longer was a peer that did not answer ARP or routing. */
  private static final long AT_ONCE = Stamp.SECOND / 2;

  /** Whether HAProxy answered itself: a redirect, a return, its statistics page. */
  boolean local() {
    return cause == 'L';
  }

  boolean byClient() {
    return cause == 'C' || cause == 'c';
  }

  /**
   * What became of the attempt at a server.
   *
   * @param connecting how long the last connection attempt took at most, in microseconds
   */
  Failure failure(long connecting) {
    return switch (cause) {
      case '-' -> Failure.NONE;
      case 'C', 'c' -> Failure.CLIENT_ABORT;
      case 'S' -> ofServerAbort(connecting);
      case 's' -> ofServerTimeout();
      case 'P', 'R', 'I' -> Failure.REJECTED;
      case 'D', 'U', 'K' -> Failure.CLOSED;
      default -> Failure.UNSPECIFIED;
    };
  }

  /** What became of a request that reached no server; null where nothing failed. */
  Failure failureWithoutServer() {
    return switch (cause) {
      case 'S', 's' -> phase == 'Q' ? Failure.REJECTED : Failure.NO_PEER;
      case 'P', 'R', 'I', 'D', 'U', 'K' -> Failure.REJECTED;
      default -> null;
    };
  }

  private Failure ofServerAbort(long connecting) {
    return switch (phase) {
      case 'C' -> connecting <= AT_ONCE ? Failure.REFUSED : Failure.CONNECT_FAILED;
      case 'Q' -> Failure.REJECTED;
      default -> Failure.CLOSED;
    };
  }

  private Failure ofServerTimeout() {
    return switch (phase) {
      case 'C' -> Failure.CONNECT_TIMEOUT;
      case 'Q' -> Failure.REJECTED;
      default -> Failure.RESPONSE_TIMEOUT;
    };
  }
}
