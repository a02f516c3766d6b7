package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who owns a pod, as far up as the logs or, without a record that says it, the names tell. A
 * Deployment's ReplicaSet is named by its pod-template-hash and a pod by five random letters more,
 * both of an alphabet that spells no words (apimachinery/pkg/util/rand); a name longer than 58
 * characters is cut before the letters are added (apiserver/pkg/storage/names/generate.go).
 */
public final class Owners {

  private static final String LETTERS = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final int LONGEST_BASE = 58;
  private static final Pattern WITH_SUFFIX = Pattern.compile("(.+)-" + LETTERS + "{5}");
  private static final Pattern HASHED = Pattern.compile("(.+)-(" + LETTERS + "{6,10})");
  private static final Pattern ORDINAL = Pattern.compile("(.+)-(\\d+)");
  private static final Pattern SCHEDULED = Pattern.compile("(.+)-\\d{8,11}");

  private final ClusterChanges changes;

  public Owners(ClusterChanges changes) {
    this.changes = changes;
  }

  /**
   * From the pod's owner upwards; empty for a pod that nothing owns or whose owner cannot be told.
   *
   * @param owner as a record of the pod shows it, null if none does
   * @param labels of the pod, empty if no record shows them
   */
  public List<ObjectKey> of(
      String namespace, String pod, OwnerReference owner, Map<String, String> labels) {
    List<ObjectKey> chain = new ArrayList<>();
    ObjectKey next =
        owner == null
            ? byName(namespace, pod, labels)
            : ObjectKey.ofKind(owner.kind(), namespace, owner.name());
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      next = ownerOf(next, labels.get("pod-template-hash"));
    }
    return chain;
  }

  List<ObjectKey> of(PodEnd end) {
    return of(end.namespace(), end.pod(), end.owner(), end.labels());
  }

  /** The topmost owner of a workload, itself where nothing owns it. */
  ObjectKey root(ObjectKey workload) {
    ObjectKey owner = ownerOf(workload, null);
    return owner == null ? workload : owner;
  }

  /** The ordinal of a StatefulSet's pod, -1 where its name has none. */
  static int ordinal(String pod) {
    Matcher ordinal = ORDINAL.matcher(pod);
    return ordinal.matches() && ordinal.group(2).length() < 10
        ? Integer.parseInt(ordinal.group(2))
        : -1;
  }

  private ObjectKey ownerOf(ObjectKey workload, String templateHash) {
    OwnerReference known = changes.ownerOf(workload);
    if (known != null) {
      return ObjectKey.ofKind(known.kind(), workload.namespace(), known.name());
    }
    String name = workload.name();
    if (workload.resource().equals("replicasets")) {
      if (templateHash != null && name.endsWith("-" + templateHash)) {
        return parent(workload, name.substring(0, name.length() - templateHash.length() - 1));
      }
      Matcher hashed = HASHED.matcher(name);
      return hashed.matches() ? parent(workload, hashed.group(1)) : null;
    }
    if (workload.resource().equals("jobs")) {
      Matcher scheduled = SCHEDULED.matcher(name);
      return scheduled.matches()
          ? new ObjectKey("cronjobs", workload.namespace(), scheduled.group(1))
          : null;
    }
    return null;
  }

  private ObjectKey parent(ObjectKey replicaSet, String name) {
    ObjectKey rollout = new ObjectKey("rollouts", replicaSet.namespace(), name);
    ObjectKey deployment = new ObjectKey("deployments", replicaSet.namespace(), name);
    boolean rolled = changes.writes(deployment).isEmpty() && !changes.writes(rollout).isEmpty();
    return rolled ? rollout : deployment;
  }

  private ObjectKey byName(String namespace, String pod, Map<String, String> labels) {
    String job = labels.getOrDefault("batch.kubernetes.io/job-name", labels.get("job-name"));
    if (job != null) {
      return new ObjectKey("jobs", namespace, job);
    }
    Matcher ordinal = ORDINAL.matcher(pod);
    if (ordinal.matches() && !labels.containsKey("pod-template-hash")) {
      ObjectKey set = new ObjectKey("statefulsets", namespace, ordinal.group(1));
      boolean labelled = labels.containsKey("statefulset.kubernetes.io/pod-name");
      return labelled || !changes.writes(set).isEmpty() ? set : null;
    }
    Matcher suffixed = WITH_SUFFIX.matcher(pod);
    if (!suffixed.matches()) {
      return null;
    }
    String base = suffixed.group(1);
    if (labels.containsKey("controller-revision-hash")) {
      return new ObjectKey("daemonsets", namespace, base);
    }
    ObjectKey set = new ObjectKey("daemonsets", namespace, base);
    boolean replicated = labels.containsKey("pod-template-hash") || HASHED.matcher(base).matches();
    if (!changes.writes(set).isEmpty() && !replicated) {
      return set;
    }
    ObjectKey replicaSet = new ObjectKey("replicasets", namespace, base);
    if (base.length() == LONGEST_BASE && changes.writes(replicaSet).isEmpty()) {
      return longNamed(namespace, base);
    }
    return replicated || !changes.writes(replicaSet).isEmpty() ? replicaSet : null;
  }

  private ObjectKey longNamed(String namespace, String base) {
    List<ObjectKey> fitting =
        changes.written("replicasets", namespace).stream()
            .filter(key -> key.name().startsWith(base))
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : null;
  }
}
