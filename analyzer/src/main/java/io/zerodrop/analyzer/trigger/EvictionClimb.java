package io.zerodrop.analyzer.trigger;

import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.ingest.event.AuditEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From an eviction to whoever empties the node, or to the tool that evicts single pods. {@code
 * kubectl drain} is the only command of kubectl that evicts; it cordons first
 * (k8s.io/kubectl/pkg/drain).
 */
final class EvictionClimb implements Climb {

  private static final Set<String> EMPTY_NODES =
      Set.of("cluster-autoscaler", "Karpenter", "kured", "node drainer");

  private static final Pattern BUDGET = Pattern.compile("disruption budget (\\S+) ");

  private final ClusterChanges changes;
  private final NodeMarks marks;

  EvictionClimb(ClusterChanges changes) {
    this.changes = changes;
    this.marks = new NodeMarks(changes);
  }

  @Override
  public Trigger climb(PodEnd end, Chain chain) {
    AuditEvent eviction = end.deletion();
    tellRefusals(end, chain);
    String node = nodeOf(end, eviction);
    long at = eviction.time().latest();
    AuditEvent cordon = node == null ? null : marks.cordon(node, at);
    AuditEvent unclear = node == null ? null : marks.unclear(node, eviction.user(), at);
    AuditEvent own = cordon != null && sameUser(cordon, eviction) ? cordon : unclear;
    String tool = Tool.of(eviction);
    if (own == null && !Tool.isKubectl(eviction) && !EMPTY_NODES.contains(String.valueOf(tool))) {
      tellCordon(cordon, chain);
      return chain.headedBy(
          eviction, TriggerKind.EVICTION, "evicted " + end.key(), end.key(), List.of());
    }
    ObjectKey object = node == null ? null : ObjectKey.node(node);
    AuditEvent deleted = node == null ? null : marks.deletion(node, at);
    if (deleted != null && !sameUser(deleted, eviction) && Controller.of(deleted) == null) {
      return chain
          .step(deleted)
          .headedBy(deleted, TriggerKind.DRAIN, "deleted " + object, object, List.of());
    }
    if (own == null) {
      tellCordon(cordon, chain);
    } else {
      chain.step(own, own == cordon ? cordoned(own) : Phrase.did(own));
    }
    return chain.headedBy(
        own == null ? eviction : own,
        Tool.isKubectl(eviction) ? "kubectl drain" : tool,
        TriggerKind.DRAIN,
        "drained " + (object == null ? "the pod's node" : object),
        object,
        List.of());
  }

  /** Whether a plain delete was part of a drain: the same user had just cordoned the pod's node. */
  boolean drainsByDelete(PodEnd end) {
    AuditEvent deletion = end.deletion();
    if (end.node() == null || !Tool.isKubectl(deletion)) {
      return false;
    }
    AuditEvent cordon = marks.cordon(end.node(), deletion.time().latest());
    return cordon != null
        && sameUser(cordon, deletion)
        && deletion.time().earliest() - cordon.time().earliest() <= Patience.EFFECT;
  }

  private void tellRefusals(PodEnd end, Chain chain) {
    List<AuditEvent> refused =
        changes.refusals(end.key()).stream()
            .filter(event -> event.time().earliest() <= end.deletion().time().earliest())
            .filter(event -> end.created() == null || event.time().latest() >= end.created())
            .toList();
    if (refused.isEmpty()) {
      return;
    }
    AuditEvent first = refused.get(0);
    Matcher budget = BUDGET.matcher(String.valueOf(first.message()));
    chain.step(
        first,
        "evicting it had been refused %d time%s from %s on by %s"
            .formatted(
                refused.size(),
                refused.size() == 1 ? "" : "s",
                Phrase.at(first.time().earliest()),
                budget.find()
                    ? "PodDisruptionBudget " + end.namespace() + "/" + budget.group(1)
                    : "a PodDisruptionBudget"));
  }

  private static void tellCordon(AuditEvent cordon, Chain chain) {
    if (cordon != null) {
      chain.step(cordon, cordoned(cordon));
    }
  }

  private static String cordoned(AuditEvent cordon) {
    return "%s marked %s to be emptied at %s"
        .formatted(Phrase.who(cordon), Phrase.object(cordon), Phrase.at(cordon.time().earliest()));
  }

  private String nodeOf(PodEnd end, AuditEvent eviction) {
    if (end.node() != null) {
      return end.node();
    }
    List<String> cordoned = marks.cordonedBy(eviction.user(), eviction.time().latest());
    return cordoned.size() == 1 ? cordoned.get(0) : null;
  }

  private static boolean sameUser(AuditEvent one, AuditEvent other) {
    return one.user() != null && one.user().equals(other.user());
  }
}
