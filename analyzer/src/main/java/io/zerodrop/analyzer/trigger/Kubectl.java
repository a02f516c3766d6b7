package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.WriteChange;
import java.util.List;
import java.util.Set;

/**
 * Tells kubectl's commands apart by what each sends (k8s.io/kubectl/pkg/cmd): most name themselves
 * as field manager in the request URI; scale, drain, cordon, delete and rollout undo do not.
 */
final class Kubectl {

  static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private static final Set<String> ROLLING = Set.of("deployments", "statefulsets", "daemonsets");

  private Kubectl() {}

  /**
   * Whether this command changes nothing but the pod template or a hold on it, whatever its body
   * is.
   */
  static boolean rollsOut(AuditEvent event) {
    if (!Tool.isKubectl(event) || !ROLLING.contains(event.resource())) {
      return false;
    }
    String manager = event.fieldManager();
    return manager == null
        ? byRequest(event).equals("rollout undo")
        : manager.equals("kubectl-rollout") || manager.equals("kubectl-set");
  }

  static String command(String program, AuditEvent event) {
    String manager = event.fieldManager();
    String command = manager == null ? byRequest(event) : byManager(manager, event);
    return command.isEmpty() ? program : program + " " + command;
  }

  private static String byManager(String manager, AuditEvent event) {
    switch (manager) {
      case "kubectl-client-side-apply":
        return "apply";
      case "kubectl":
        return "apply --server-side";
      case "kubectl-rollout":
        return rollout(event);
      case "kubectl-set":
        return "set" + setWhat(paths(event));
      default:
        return manager.startsWith("kubectl-") ? manager.substring("kubectl-".length()) : "";
    }
  }

  private static String rollout(AuditEvent event) {
    if (mentions(event, RESTARTED_AT)) {
      return "rollout restart";
    }
    if (mentions(event, "spec.paused")) {
      return mentions(event, "true") ? "rollout pause" : "rollout resume";
    }
    return "rollout";
  }

  private static String setWhat(List<String> paths) {
    boolean image = paths.stream().anyMatch(path -> path.contains(".image"));
    boolean env = paths.stream().anyMatch(path -> path.contains(".env"));
    boolean resources = paths.stream().anyMatch(path -> path.contains(".resources"));
    if (image && !env && !resources) {
      return " image";
    }
    if (env && !image && !resources) {
      return " env";
    }
    return resources && !env && !image ? " resources" : "";
  }

  private static String byRequest(AuditEvent event) {
    if (DeletionFinder.isEviction(event)) {
      return "drain";
    }
    if (event.verb().startsWith("delete")) {
      return DeletionFinder.leavesNoGrace(event) ? "delete --force" : "delete";
    }
    if ("scale".equals(event.subresource())) {
      return "scale";
    }
    if ("nodes".equals(event.resource()) && event.change() != null) {
      Boolean unschedulable = event.change().unschedulable();
      return unschedulable == null ? "" : unschedulable ? "cordon" : "uncordon";
    }
    boolean template = event.change() == null || event.change().templateChanged();
    boolean rolls = ROLLING.contains(event.resource()) && event.subresource() == null;
    return template && rolls && "patch".equals(event.verb()) ? "rollout undo" : "";
  }

  private static List<String> paths(AuditEvent event) {
    WriteChange change = event.change();
    return change == null ? List.of() : change.paths();
  }

  private static boolean mentions(AuditEvent event, String text) {
    return paths(event).stream().anyMatch(path -> path.contains(text));
  }
}
