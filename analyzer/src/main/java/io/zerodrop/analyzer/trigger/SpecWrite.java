package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.WorkloadState;

/**
 * A write to a workload's spec or scale, and what it did to its pods as far as that is certain.
 *
 * @param before the workload as the last record before showed it with its pod template, null if
 *     none did
 * @param replicasBefore null if not known
 * @param replicasAfter null if not known
 */
record SpecWrite(
    AuditEvent event,
    Effect effect,
    WorkloadState before,
    Integer replicasBefore,
    Integer replicasAfter) {

  enum Effect {
    /** It made the object. */
    CREATED,
    /** It changed the pod template. */
    TEMPLATE,
    /** It let a change of before take effect: unpaused, another partition. */
    RELEASED,
    FEWER_REPLICAS,
    /** It set the number of replicas; whether up or down is not logged. */
    REPLICAS_SET,
    /** Pods did not have to go for it. */
    HARMLESS,
    /** The log does not say what it changed. */
    UNCLEAR
  }

  long at() {
    return event.time().earliest();
  }

  boolean toZero() {
    return replicasAfter != null && replicasAfter == 0;
  }

  /** Whether it could have made pods go, so that it must be weighed. */
  boolean counts() {
    return effect != Effect.HARMLESS && effect != Effect.CREATED;
  }
}
