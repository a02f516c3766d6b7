package io.zerodrop.analyzer.result;

/** What set a group of terminations off. */
public enum TriggerKind {
  ROLLOUT("rollout"),
  SCALE_DOWN("scale-down"),
  AUTOSCALE("autoscale"),
  DRAIN("drain"),
  EVICTION("eviction"),
  PREEMPTION("preemption"),
  TAINT("taint"),
  NODE_SHUTDOWN("node-shutdown"),
  NODE_FAILURE("node-failure"),
  DIRECT_DELETE("direct-delete"),
  FORCE_DELETE("force-delete"),
  OWNER_DELETE("owner-delete"),
  CRASH("crash"),
  UNKNOWN("unknown");

  private final String id;

  TriggerKind(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
