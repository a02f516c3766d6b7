package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What is worth a note in a whole object that was written. */
final class WholeObjectNotes {

  private static final List<String> SIZES =
      List.of("replicas", "minReplicas", "maxReplicas", "minAvailable", "maxUnavailable", "paused");
  private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

  private WholeObjectNotes() {}

  static void note(JsonNode object, ChangeNotes notes) {
    JsonNode spec = object.path("spec");
    for (String field : SIZES) {
      if (spec.has(field)) {
        notes.set("spec." + field, field, spec.path(field));
      }
    }
    if (spec.path("unschedulable").asBoolean()) {
      notes.add("spec.unschedulable=true");
    }
    for (JsonNode taint : spec.path("taints")) {
      String key = taint.path("key").asText();
      notes.add("spec.taints[" + key + "]=" + taint.path("effect").asText());
    }
    JsonNode template = spec.path("template");
    if (template.path("metadata").path("annotations").has(RESTARTED)) {
      notes.add("spec.template.metadata.annotations[" + RESTARTED + "]");
    }
    for (JsonNode container : template.path("spec").path("containers")) {
      String path = "containers[" + container.path("name").asText() + "].image";
      notes.set(path, "image", container.path("image"));
    }
  }
}
