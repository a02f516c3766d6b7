package io.zerodrop.analyzer.result;

/** Why an attempt failed: the closed list. {@link #id()} is the word in every output. */
public enum Cause {
  PROPAGATION_RACE("propagation-race"),
  STALE_INGRESS("stale-ingress"),
  STALE_PROXY("stale-proxy"),
  STALE_KEEPALIVE("stale-keepalive"),
  INFLIGHT_CUT("inflight-cut"),
  GRACE_EXCEEDED("grace-exceeded"),
  LOCAL_BLACKHOLE("local-blackhole"),
  NO_ENDPOINTS("no-endpoints"),
  ABRUPT_LOSS("abrupt-loss"),
  UNMARKED_STOP("unmarked-stop"),
  COLD_START("cold-start"),
  APP_ERROR("app-error"),
  UNKNOWN("unknown");

  private final String id;

  Cause(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Whether the cause says that a pod's end or the routing around it lost the attempt. */
  public boolean blamesRouting() {
    return this != APP_ERROR && this != UNKNOWN && this != COLD_START;
  }

  @Override
  public String toString() {
    return id;
  }
}
