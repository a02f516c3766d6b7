package io.zerodrop.ingest.parse.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which audit events can become events of ours: finished writes to what pods, their endpoints and
 * their origins are made of. Everything is decided by the envelope, so that the rest of an
 * irrelevant record need not be read.
 */
final class AuditRelevance {

  private static final Set<String> FINAL_STAGES = Set.of("ResponseComplete", "Panic");
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final Set<String> OBJECT = Set.of("");
  private static final Set<String> WORKLOAD = Set.of("", "scale", "status");
  private static final Set<String> CORE = Set.of("");
  private static final Set<String> APPS = Set.of("apps", "extensions");

  private static final Map<String, Rule> RESOURCES = new HashMap<>();

  private record Rule(Set<String> groups, Set<String> subresources) {}

  static {
    RESOURCES.put("pods", new Rule(CORE, Set.of("", "status", "binding", "eviction")));
    RESOURCES.put("nodes", new Rule(CORE, Set.of("", "status")));
    RESOURCES.put("services", new Rule(CORE, OBJECT));
    RESOURCES.put("namespaces", new Rule(CORE, OBJECT));
    RESOURCES.put("replicationcontrollers", new Rule(CORE, WORKLOAD));
    RESOURCES.put("events", new Rule(Set.of("", "events.k8s.io"), OBJECT));
    RESOURCES.put("endpointslices", new Rule(Set.of("discovery.k8s.io"), OBJECT));
    for (String workload : Set.of("deployments", "replicasets", "statefulsets", "daemonsets")) {
      RESOURCES.put(workload, new Rule(APPS, WORKLOAD));
    }
    RESOURCES.put("controllerrevisions", new Rule(Set.of("apps"), OBJECT));
    RESOURCES.put("jobs", new Rule(Set.of("batch"), OBJECT));
    RESOURCES.put("cronjobs", new Rule(Set.of("batch"), OBJECT));
    RESOURCES.put("horizontalpodautoscalers", new Rule(Set.of("autoscaling"), OBJECT));
    RESOURCES.put("poddisruptionbudgets", new Rule(Set.of("policy"), OBJECT));
    RESOURCES.put("rollouts", new Rule(Set.of("argoproj.io"), Set.of("", "scale")));
    RESOURCES.put("scaledobjects", new Rule(Set.of("keda.sh"), OBJECT));
    RESOURCES.put("nodeclaims", new Rule(Set.of("karpenter.sh"), OBJECT));
  }

  private AuditRelevance() {}

  static boolean isFinal(String stage) {
    return FINAL_STAGES.contains(stage);
  }

  static boolean isWrite(String verb) {
    return WRITES.contains(verb);
  }

  /**
   * @param group null or empty for the core group, and where the record does not say
   * @param subresource null without one
   */
  static boolean isOfUse(String group, String resource, String subresource) {
    Rule rule = RESOURCES.get(resource);
    return rule != null
        && rule.subresources.contains(subresource == null ? "" : subresource)
        && (group == null || group.isEmpty() || rule.groups.contains(group));
  }

  /**
   * Whether it would be of use for its body alone, which this level leaves out: Event objects, and
   * the status of all but pods, whose kubelet is told by the mere write.
   */
  static boolean lacksBody(String level, String resource, String subresource) {
    return "Metadata".equals(level)
        && ("events".equals(resource) || "status".equals(subresource) && !"pods".equals(resource));
  }

  /**
   * Whether a failed write still tells something: a deletion that was refused, by a disruption
   * budget or because the pod was already gone.
   */
  static boolean failureIsOfUse(String verb, String resource, String subresource) {
    return "pods".equals(resource)
        && ("eviction".equals(subresource) || verb.startsWith("delete") && subresource == null);
  }
}
