package io.zerodrop.ingest.parse.gcp;

import io.zerodrop.ingest.event.Failure;

/**
 * What {@code statusDetails} says (Google Cloud documentation, HTTP(S) load balancing logging).
 *
 * @param failure of the attempt at a backend
 * @param backend whether a backend was turned to, or should have been
 * @param answered whether the backend's own response came through
 */
record StatusDetails(Failure failure, boolean backend, boolean answered) {

  static StatusDetails of(String details, int status) {
    switch (details) {
      case "response_sent_by_backend":
      case "backend_early_response_with_non_error_status":
      case "backend_early_response_with_error_status":
        return new StatusDetails(Failure.NONE, true, true);
      case "failed_to_connect_to_backend":
        return lost(Failure.CONNECT_FAILED);
      case "failed_to_pick_backend":
        return lost(Failure.NO_PEER);
      case "backend_connection_closed_before_data_sent_to_client":
      case "backend_connection_closed_after_partial_response_sent":
      case "backend_interim_response_not_supported":
        return lost(Failure.CLOSED);
      case "backend_timeout":
      case "backend_response_timeout":
        return lost(Failure.RESPONSE_TIMEOUT);
      default:
        return other(details, status);
    }
  }

  private static StatusDetails other(String details, int status) {
    if (details.startsWith("client_disconnected") || details.startsWith("client_timed_out")) {
      return lost(Failure.CLIENT_ABORT);
    }
    if (details.isEmpty()) {
      boolean untold = status == 502 || status == 504;
      return untold ? lost(Failure.UNSPECIFIED) : new StatusDetails(Failure.NONE, true, false);
    }
    return status >= 500 ? lost(Failure.REJECTED) : new StatusDetails(Failure.NONE, false, false);
  }

  private static StatusDetails lost(Failure failure) {
    return new StatusDetails(failure, true, false);
  }
}
