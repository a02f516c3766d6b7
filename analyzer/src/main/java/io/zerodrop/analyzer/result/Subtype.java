package io.zerodrop.analyzer.result;

/**
 * The words for {@code subtype} of a verdict, a termination or a finding: cases of one cause whose
 * fix differs.
 */
public final class Subtype {

  /** The preStop hook failed, as with a binary that the image lacks, so SIGTERM came at once. */
  public static final String PRESTOP_FAILED = "prestop-failed";

  /** The preStop hook was as long as the grace period: SIGKILL came 2 s after SIGTERM. */
  public static final String PRESTOP_EXCEEDS_GRACE = "prestop-exceeds-grace";

  /** PID 1 of the container has no handler for SIGTERM and lived on until SIGKILL. */
  public static final String SIGTERM_IGNORED = "pid1-ignores-sigterm";

  /** A sidecar in the request's path stopped before the application did. */
  public static final String SIDECAR_LEFT_FIRST = "sidecar-left-first";

  /** A load balancer learned of it only through its health check. */
  public static final String LB_HEALTH_CHECK_LAG = "lb-health-check-lag";

  /** The address had been given to another pod, which answered. */
  public static final String IP_REUSE = "ip-reuse";

  /** The server closed an idle connection just as the router used it; no pod ended. */
  public static final String IDLE_TIMEOUT_RACE = "idle-timeout-race";

  /** The application answered with a failure because it was stopping. */
  public static final String ANSWERED_WHILE_STOPPING = "answered-while-stopping";

  public static final String KUBELET_EVICTION = "kubelet-eviction";
  public static final String NODE_SHUTDOWN = "node-shutdown";
  public static final String PROBE_RESTART = "probe-restart";
  public static final String OOM_KILL = "oom-kill";
  public static final String CRASH = "crash";
  public static final String FORCE_DELETE = "force-delete";
  public static final String NODE_FAILURE = "node-failure";

  private Subtype() {}
}
