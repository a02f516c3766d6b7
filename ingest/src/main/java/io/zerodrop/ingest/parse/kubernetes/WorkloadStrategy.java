package io.zerodrop.ingest.parse.kubernetes;

import java.util.ArrayList;
import java.util.List;

/** How a workload replaces its pods, or the bounds an autoscaler or a budget sets, in one text. */
final class WorkloadStrategy {

  private WorkloadStrategy() {}

  /** Null where the object shows nothing of it. */
  static String of(String kind, Tree spec) throws Mismatch {
    switch (kind) {
      case "Deployment":
        return strategy(spec.object("strategy"));
      case "StatefulSet":
      case "DaemonSet":
        return strategy(spec.object("updateStrategy"));
      case "HorizontalPodAutoscaler":
        return list(spec, "minReplicas", "maxReplicas");
      case "PodDisruptionBudget":
        return list(spec, "minAvailable", "maxUnavailable");
      default:
        return null;
    }
  }

  private static String strategy(Tree strategy) throws Mismatch {
    String type = strategy.text("type");
    String bounds =
        list(strategy.object("rollingUpdate"), "maxSurge", "maxUnavailable", "partition");
    if (bounds == null) {
      return type;
    }
    return (type == null ? "RollingUpdate" : type) + "(" + bounds + ")";
  }

  private static String list(Tree object, String... fields) throws Mismatch {
    List<String> parts = new ArrayList<>();
    for (String field : fields) {
      String value = object.scalar(field);
      if (value != null) {
        parts.add(field + "=" + value);
      }
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }
}
