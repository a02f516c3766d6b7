package io.zerodrop.analyzer.result;

/** How one attempt ended. */
public enum Outcome {
  OK("ok"),
  REFUSED("refused"),
  RESET("reset"),
  CLOSED("closed"),
  TIMEOUT("timeout"),
  NO_ENDPOINT("no-endpoint"),
  HTTP_5XX("http-5xx"),
  CLIENT_ABORT("client-abort");

  private final String id;

  Outcome(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public boolean failed() {
    return this != OK;
  }

  @Override
  public String toString() {
    return id;
  }
}
