package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Causes and triggers in words, the same wherever people read them. */
public final class Wording {

  private static final Map<Cause, String> CAUSES = causes();
  private static final Set<TriggerKind> NOBODY =
      EnumSet.of(TriggerKind.CRASH, TriggerKind.NODE_FAILURE);

  private Wording() {}

  /** A half sentence that says what happened. */
  public static String cause(Cause cause) {
    return CAUSES.get(cause);
  }

  /** Such as {@code rollout by alice}. */
  public static String triggered(Trigger trigger) {
    if (trigger.kind() == TriggerKind.UNKNOWN) {
      return trigger.actor() == null ? "unknown trigger" : "started by " + trigger.actor();
    }
    String kind = trigger.kind().id().replace('-', ' ');
    return trigger.actor() == null ? kind : kind + " by " + trigger.actor();
  }

  /** Who did what with what and when, as far as the logs tell. */
  public static String who(Trigger trigger) {
    if (trigger.kind() == TriggerKind.UNKNOWN
        && trigger.actor() == null
        && trigger.action() == null) {
      return "the logs do not tell";
    }
    String what =
        trigger.action() == null ? trigger.kind().id().replace('-', ' ') : trigger.action();
    if (trigger.actor() == null) {
      return (NOBODY.contains(trigger.kind()) ? "nobody" : "the logs do not name anybody")
          + " ("
          + what
          + ")";
    }
    StringBuilder words = new StringBuilder(trigger.actor());
    if (trigger.impersonator() != null) {
      words.append(" (impersonated by ").append(trigger.impersonator()).append(')');
    }
    words.append(": ").append(what);
    if (trigger.tool() != null && !what.contains(trigger.tool())) {
      words.append(" with ").append(trigger.tool());
    }
    if (trigger.at() != null) {
      words.append(" at ").append(Figures.clock(trigger.at()));
    }
    return words.toString();
  }

  private static Map<Cause, String> causes() {
    Map<Cause, String> words = new EnumMap<>(Cause.class);
    words.put(
        Cause.PROPAGATION_RACE, "the pod stopped accepting before its router stopped sending");
    words.put(
        Cause.STALE_INGRESS, "the ingress kept sending long after the endpoint was taken out");
    words.put(
        Cause.STALE_PROXY, "kube-proxy on a node kept sending long after its peers had stopped");
    words.put(
        Cause.STALE_KEEPALIVE, "sent on a kept-alive connection that the stopping pod closed");
    words.put(Cause.INFLIGHT_CUT, "under way when the process exited before its grace ran out");
    words.put(Cause.GRACE_EXCEEDED, "under way when SIGKILL came at the end of the grace period");
    words.put(
        Cause.LOCAL_BLACKHOLE, "sent to a node without a usable pod under traffic policy Local");
    words.put(Cause.NO_ENDPOINTS, "the router had no usable endpoint left");
    words.put(Cause.ABRUPT_LOSS, "the pod went without a termination: crash, kill or lost node");
    words.put(
        Cause.UNMARKED_STOP, "the container was stopped in order, but its endpoint never knew");
    words.put(Cause.COLD_START, "the endpoint was ready before the pod accepted connections");
    words.put(Cause.APP_ERROR, "the application or the client failed; not a routing fault");
    words.put(Cause.UNKNOWN, "the evidence does not decide");
    return words;
  }
}
