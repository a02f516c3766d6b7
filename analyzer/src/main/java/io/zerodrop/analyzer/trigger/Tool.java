package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import java.util.List;
import java.util.Locale;

/**
 * Names the client behind a request for people. The user agent is what the client says of itself
 * (client-go writes {@code program/version (os/arch) kubernetes/commit}); who it was is the user's
 * name, which is authenticated.
 */
final class Tool {

  private record Known(String start, String name) {}

  /** Looked for in the user agent, then in a service account's name; the first that fits. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("argocd", "Argo CD"),
          new Known("argo-cd", "Argo CD"),
          new Known("rollouts", "Argo Rollouts"),
          new Known("kustomize-controller", "Flux kustomize-controller"),
          new Known("helm-controller", "Flux helm-controller"),
          new Known("cluster-autoscaler", "cluster-autoscaler"),
          new Known("karpenter", "Karpenter"),
          new Known("descheduler", "descheduler"),
          new Known("keda", "KEDA"),
          new Known("vpa-", "Vertical Pod Autoscaler"),
          new Known("kured", "kured"),
          new Known("stakater", "Reloader"),
          new Known("helm", "Helm"),
          new Known("terraform", "Terraform"),
          new Known("pulumi", "Pulumi"),
          new Known("spinnaker", "Spinnaker"),
          new Known("jenkins", "Jenkins"),
          new Known("gitlab", "GitLab"),
          new Known("k9s", "k9s"),
          new Known("lens", "Lens"),
          new Known("headlamp", "Headlamp"),
          new Known("dashboard", "Kubernetes Dashboard"),
          new Known("fabric8", "fabric8 Kubernetes client"),
          new Known("container-engine-robot", "GKE"),
          new Known("node-drainer", "node drainer"));

  private Tool() {}

  /** Such as {@code kubectl rollout restart} or {@code Argo CD}; null where nothing tells it. */
  static String of(AuditEvent event) {
    String agent = event.userAgent() == null ? "" : event.userAgent();
    String program = agent.substring(0, end(agent));
    if (program.equals("kubectl") || program.equals("oc")) {
      return Kubectl.command(program, event);
    }
    String controller = Controller.of(event);
    if (controller != null) {
      return Controller.AUTOSCALER.equals(controller) ? "HorizontalPodAutoscaler" : controller;
    }
    String known = byAgent(agent);
    known = known == null && isRobot(event.user()) ? byAccount(event.user()) : known;
    known = known == null && event.fieldManager() != null ? byAgent(event.fieldManager()) : known;
    return known == null && !program.isEmpty() ? program : known;
  }

  static boolean isKubectl(AuditEvent event) {
    String agent = event.userAgent() == null ? "" : event.userAgent();
    return agent.startsWith("kubectl/") || agent.startsWith("oc/");
  }

  /** Whether the client moves workloads by a policy of its own and asks no person. */
  static boolean scalesByItself(AuditEvent event) {
    String tool = of(event);
    return Controller.is(event, Controller.AUTOSCALER)
        || "KEDA".equals(tool)
        || "Vertical Pod Autoscaler".equals(tool)
        || "cluster-autoscaler".equals(tool);
  }

  /** Whether the desired state, and so the person behind it, is in a git repository. */
  static boolean followsGit(AuditEvent event) {
    String tool = of(event);
    return tool != null && (tool.equals("Argo CD") || tool.startsWith("Flux "));
  }

  private static String byAgent(String agent) {
    for (String part : agent.toLowerCase(Locale.ROOT).split(" ", -1)) {
      for (Known known : KNOWN) {
        if (part.startsWith(known.start)) {
          return known.name;
        }
      }
    }
    return null;
  }

  /** An account's name may have a prefix of its installation; a person's name says nothing. */
  private static String byAccount(String user) {
    String account = user.substring(user.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> account.contains(known.start))
        .map(Known::name)
        .findFirst()
        .orElse(null);
  }

  private static boolean isRobot(String user) {
    return user != null
        && (user.startsWith("system:serviceaccount:") || user.endsWith(".gserviceaccount.com"));
  }

  private static int end(String agent) {
    for (int i = 0; i < agent.length(); i++) {
      if (agent.charAt(i) == '/' || agent.charAt(i) == ' ') {
        return i;
      }
    }
    return agent.length();
  }
}
