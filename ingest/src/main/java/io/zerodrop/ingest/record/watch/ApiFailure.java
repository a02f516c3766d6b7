package io.zerodrop.ingest.record.watch;

import java.io.IOException;

/** The API server did not give what it was asked for. */
public final class ApiFailure extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int GONE = 410;

  private final int code;

  /**
   * @param code of HTTP, 0 where there was no answer
   */
  ApiFailure(int code, String reason) {
    super(reason);
    this.code = code;
  }

  /** The server no longer has the history from the revision asked for. */
  boolean isGone() {
    return code == GONE;
  }

  /** Asking again the same way will not help: unauthorised, forbidden, not there. */
  public boolean isFinal() {
    return code == 401 || code == 403 || code == 404;
  }

  /** The same, with what to do about it. */
  public ApiFailure about(WatchedResource resource, String namespace) {
    String where = namespace == null ? "in all namespaces" : "in namespace " + namespace;
    String advice =
        code == 403
            ? "; grant its account the verbs list and watch on " + resource.plural()
            : code == 401 ? "; check the credentials of the kubeconfig's context" : "";
    return new ApiFailure(
        code,
        "the API server refuses to list "
            + resource.plural()
            + " "
            + where
            + ": "
            + getMessage()
            + advice);
  }
}
