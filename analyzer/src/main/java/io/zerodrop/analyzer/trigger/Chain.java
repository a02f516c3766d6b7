package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubernetesEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps of one climb as they are found, each with its evidence, and what they end in. */
final class Chain {

  private final List<String> steps = new ArrayList<>();
  private final Set<Evidence> evidence = new LinkedHashSet<>();

  /** A step that one request shows. */
  Chain step(AuditEvent event) {
    return step(event, Phrase.did(event));
  }

  Chain step(AuditEvent event, String words) {
    steps.add(words);
    evidence.add(Evidence.of("audit", event.position(), words));
    return this;
  }

  Chain step(KubernetesEvent event) {
    String words = event.involvedKind() + " " + event.name() + ": " + event.message();
    steps.add(words);
    evidence.add(Evidence.of("events", event.position(), words));
    return this;
  }

  /** What no record shows, or how far the records go. */
  Chain note(String words) {
    steps.add(words);
    return this;
  }

  /** Whoever sent the request is at the head of the chain. */
  Trigger headedBy(
      AuditEvent head, TriggerKind kind, String action, ObjectKey object, List<String> changes) {
    return headedBy(head, Tool.of(head), kind, action, object, changes);
  }

  Trigger headedBy(
      AuditEvent head,
      String tool,
      TriggerKind kind,
      String action,
      ObjectKey object,
      List<String> changes) {
    return new Trigger(
        kind,
        head.user(),
        head.impersonator(),
        tool,
        action,
        object == null ? null : object.toString(),
        head.time().earliest(),
        changes,
        steps,
        List.copyOf(evidence));
  }

  /** One of Kubernetes' own components decided by itself and left no request of it. */
  Trigger headedBy(
      String actor, String tool, TriggerKind kind, String action, ObjectKey object, Long at) {
    return new Trigger(
        kind,
        actor,
        null,
        tool,
        action,
        object == null ? null : object.toString(),
        at,
        List.of(),
        steps,
        List.copyOf(evidence));
  }

  /** Nobody is named: the logs do not reach the head of the chain, or nobody is there. */
  Trigger headless(TriggerKind kind, String action, ObjectKey object, Long at) {
    return new Trigger(
        kind,
        null,
        null,
        null,
        action,
        object == null ? null : object.toString(),
        at,
        List.of(),
        steps,
        List.copyOf(evidence));
  }
}
