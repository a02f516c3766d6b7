package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.ingest.event.Failure;

/** How an attempt ended, from what its lines say. */
final class Outcomes {

  private Outcomes() {}

  static Outcome of(Failure failure, int attemptStatus, int requestStatus) {
    switch (failure) {
      case REFUSED:
      case CONNECT_FAILED:
        return Outcome.REFUSED;
      case UNREACHABLE:
      case CONNECT_TIMEOUT:
      case RESPONSE_TIMEOUT:
        return Outcome.TIMEOUT;
      case RESET:
        return Outcome.RESET;
      case CLOSED:
        return Outcome.CLOSED;
      case NO_PEER:
        return Outcome.NO_ENDPOINT;
      case CLIENT_ABORT:
        return Outcome.CLIENT_ABORT;
      case REJECTED:
        return Outcome.HTTP_5XX;
      case UNSPECIFIED:
        return attemptStatus == 504 || (attemptStatus == 0 && requestStatus == 504)
            ? Outcome.TIMEOUT
            : Outcome.CLOSED;
      default:
        int status = attemptStatus > 0 ? attemptStatus : requestStatus;
        return status >= 500 ? Outcome.HTTP_5XX : Outcome.OK;
    }
  }
}
