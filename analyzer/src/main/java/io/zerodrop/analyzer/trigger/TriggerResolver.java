package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what set a pod's end off and who is behind it. The pod's own deletion decides which way to
 * climb: a pod that bob's drain evicts is bob's, whoever changed its Deployment meanwhile. The head
 * of the chain is a person, a pipeline, or a controller that decides by itself (an autoscaler, the
 * scheduler); a controller that only carries out what somebody asked for is never named. Remembers
 * what it worked out of workloads: to be used by one thread.
 */
public final class TriggerResolver {

  private final ClusterChanges changes;
  private final EvictionClimb evictions;
  private final OwnerDeleteClimb ownerDeletes;
  private final NodeClimb nodes;
  private final Map<String, Climb> byController = new TreeMap<>();
  private final Climb unmarked;
  private final Climb unseen;

  public TriggerResolver(ClusterChanges changes) {
    this.changes = changes;
    Owners owners = new Owners(changes);
    evictions = new EvictionClimb(changes);
    ownerDeletes = new OwnerDeleteClimb(changes, owners);
    nodes = new NodeClimb(changes);
    unmarked = new UnmarkedEnd(changes);
    SetClimb sets = new SetClimb(changes, owners);
    byController.put(Controller.REPLICA_SET, new ReplicaSetClimb(changes, owners));
    byController.put(Controller.STATEFUL_SET, sets);
    byController.put(Controller.DAEMON_SET, sets);
    byController.put(Controller.SCHEDULER, new PreemptionClimb(changes, owners));
    byController.put(Controller.NODE, nodes::tainted);
    byController.put(Controller.TAINT_EVICTION, nodes::tainted);
    byController.put(Controller.DEVICE_TAINT, nodes::tainted);
    byController.put(Controller.POD_GC, nodes::collected);
    byController.put(Controller.GARBAGE_COLLECTOR, ownerDeletes);
    byController.put(Controller.NAMESPACE, ownerDeletes::ofNamespace);
    unseen = new UnseenDeletion(changes, owners, Map.copyOf(byController));
  }

  /** Never null; {@link Trigger#actor()} is null where the logs do not reach the head. */
  public Trigger resolve(PodEnd end) {
    Chain chain = new Chain();
    if (end.kind().withoutDeletion()) {
      return unmarked.climb(end, chain);
    }
    AuditEvent deletion = end.deletion() == null ? collection(end) : end.deletion();
    if (deletion == null) {
      return end.kind() == EndKind.NODE_LOST
          ? nodes.failed(end, end.node() == null ? null : ObjectKey.node(end.node()), chain)
          : unseen.climb(end, chain);
    }
    return decided(end.decidedBy(deletion), chain.step(deletion));
  }

  private Trigger decided(PodEnd end, Chain chain) {
    AuditEvent deletion = end.deletion();
    if (DeletionFinder.isEviction(deletion)) {
      return evictions.climb(end, chain);
    }
    String controller = Controller.of(deletion);
    if (controller == null) {
      return byHand(end, chain);
    }
    Climb climb = byController.get(controller);
    return climb == null
        ? chain
            .note("why the " + controller + " removed it is not in the logs")
            .headless(TriggerKind.UNKNOWN, null, end.key(), deletion.time().earliest())
        : climb.climb(end, chain);
  }

  private Trigger byHand(PodEnd end, Chain chain) {
    AuditEvent deletion = end.deletion();
    boolean forced = end.kind() == EndKind.FORCE_DELETED || DeletionFinder.leavesNoGrace(deletion);
    if (!forced && evictions.drainsByDelete(end)) {
      return evictions.climb(end, chain);
    }
    ObjectKey object = ObjectKey.of(deletion);
    return chain.headedBy(
        deletion,
        forced ? TriggerKind.FORCE_DELETE : TriggerKind.DIRECT_DELETE,
        (forced ? "force-deleted " : "deleted ") + object,
        object,
        List.of());
  }

  /** A deletecollection that names the pod, or the only one of its namespace just then. */
  private AuditEvent collection(PodEnd end) {
    List<AuditEvent> all = changes.collectionDeletes("pods", end.namespace());
    for (AuditEvent event : all) {
      if (DeletionFinder.names(event, end.namespace(), end.pod(), end.uid())) {
        return event;
      }
    }
    List<AuditEvent> then =
        all.stream()
            .filter(event -> event.deletedPods().isEmpty())
            .filter(event -> event.time().overlaps(end.end()))
            .toList();
    boolean audited = changes.audited() != null && changes.audited().overlaps(end.end());
    return then.size() == 1 && audited ? then.get(0) : null;
  }
}
