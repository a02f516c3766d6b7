package io.zerodrop.ingest.record.webhook;

/** Why a request is not taken, with the status that says so; carries no stack trace. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Whether the same request may be taken later. */
  boolean passes() {
    return status == 429 || status == 503;
  }
}
