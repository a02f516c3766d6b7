package io.zerodrop.ingest.record.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The same for an audit event: bodies stay only where they are of pods, their endpoints or what
 * makes and removes pods, and the command line of {@code kubectl exec} goes.
 */
public final class AuditRedaction {

  private static final Set<String> BODIES =
      Set.of(
          "pods",
          "nodes",
          "namespaces",
          "services",
          "events",
          "endpointslices",
          "deployments",
          "replicasets",
          "statefulsets",
          "daemonsets",
          "replicationcontrollers",
          "jobs",
          "cronjobs",
          "horizontalpodautoscalers",
          "poddisruptionbudgets",
          "rollouts",
          "scaledobjects",
          "nodeclaims");

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final Set<String> SESSIONS = Set.of("exec", "attach", "portforward", "proxy");

  private final Redaction objects;

  public AuditRedaction(Redaction objects) {
    this.objects = objects;
  }

  /** Changes the event. */
  public void redact(ObjectNode event) {
    JsonNode about = event.path("objectRef");
    boolean kept =
        BODIES.contains(about.path("resource").asText())
            && WRITES.contains(event.path("verb").asText())
            && !SESSIONS.contains(about.path("subresource").asText());
    if (kept) {
      objects.redact(event.path("requestObject"));
      objects.redact(event.path("responseObject"));
    } else {
      event.remove("requestObject");
      event.remove("responseObject");
    }
    String uri = event.path("requestURI").asText();
    if (SESSIONS.contains(about.path("subresource").asText()) && uri.contains("?")) {
      event.put("requestURI", uri.substring(0, uri.indexOf('?')));
    }
  }
}
