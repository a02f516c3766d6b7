package io.zerodrop.analyzer.result;

import java.util.List;

/**
 * What set a termination off, climbed to whoever started it.
 *
 * @param actor the user name at the head of the chain, null where the logs do not reach it
 * @param impersonator who acted as the actor, null without impersonation
 * @param tool the client at the head of the chain, such as {@code kubectl rollout restart}, {@code
 *     Helm}, {@code cluster-autoscaler}; null if not known
 * @param action what they did, in words
 * @param object the object they did it to, such as {@code Deployment shop/web}; null if not known
 * @param at when they did it, in microseconds; null if not known
 * @param changes what exactly changed, a line each
 * @param chain the steps from the pod's deletion up to the actor, in words
 * @param evidence the records of those steps
 */
public record Trigger(
    TriggerKind kind,
    String actor,
    String impersonator,
    String tool,
    String action,
    String object,
    Long at,
    List<String> changes,
    List<String> chain,
    List<Evidence> evidence) {

  public static final Trigger UNKNOWN =
      new Trigger(
          TriggerKind.UNKNOWN, null, null, null, null, null, null, List.of(), List.of(), List.of());

  public Trigger {
    changes = List.copyOf(changes);
    chain = List.copyOf(chain);
    evidence = List.copyOf(evidence);
  }
}
