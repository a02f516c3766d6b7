package io.zerodrop.dashboards.elasticsearch.connect;

import java.io.IOException;

/** A server that cannot be used as it is: the message says what is wrong and what to do. */
public final class UnusableServer extends IOException {

  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Kind {
    SETTINGS,
    UNREACHABLE,
    UNAUTHORISED,
    UNEXPECTED
  }

  private final Kind kind;

  public UnusableServer(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public UnusableServer(Kind kind, String message) {
    this(kind, message, null);
  }

  public Kind kind() {
    return kind;
  }
}
