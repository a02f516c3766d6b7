package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.WriteChange;
import java.util.Set;

/**
 * Reads from a write's request what it changes. A patch names its changes. A whole object (create,
 * update, apply) names everything, so only its template, its size and its images are noted; whether
 * they differ from before is known to who has seen the state before.
 */
final class WriteChangeReader {

  private static final Set<String> WORKLOADS =
      Set.of(
          "deployments",
          "replicasets",
          "statefulsets",
          "daemonsets",
          "replicationcontrollers",
          "jobs",
          "cronjobs",
          "rollouts",
          "horizontalpodautoscalers",
          "poddisruptionbudgets");

  private WriteChangeReader() {}

  /** Null where the request changes nothing that is followed, or its body was not logged. */
  static WriteChange of(AuditEnvelope envelope) {
    JsonNode body = envelope.requestObject;
    boolean scale = "scale".equals(envelope.subresource);
    boolean followed =
        scale
            || envelope.subresource == null
                && (WORKLOADS.contains(envelope.resource)
                    || envelope.verb.equals("patch")
                    || envelope.resource.equals("nodes"));
    if (!followed || envelope.verb.startsWith("delete") || !body.isContainerNode()) {
      return null;
    }
    if (body.isArray()) {
      return ofJsonPatch(new JsonPatchNotes(body), envelope);
    }
    boolean patch = envelope.verb.equals("patch") && !isApplied(body);
    ChangeNotes notes = new ChangeNotes();
    if (patch) {
      new MergePatchNotes(notes).note("", "", body);
    } else {
      WholeObjectNotes.note(body, notes);
    }
    JsonNode spec = body.path("spec");
    Integer replicas = integer(spec.path("replicas"));
    return new WriteChange(
        spec.path("template").isObject() && !isUnchanged(envelope),
        replicas == null && scale && !envelope.verb.equals("patch") ? Integer.valueOf(0) : replicas,
        flag(spec.path("unschedulable")),
        notes.toList());
  }

  private static WriteChange ofJsonPatch(JsonPatchNotes patch, AuditEnvelope envelope) {
    ChangeNotes notes = new ChangeNotes();
    patch.note(notes);
    return new WriteChange(
        WORKLOADS.contains(envelope.resource)
            && patch.touches("/spec/template")
            && !isUnchanged(envelope),
        integer(patch.valueAt("/spec/replicas")),
        flag(patch.valueAt("/spec/unschedulable")),
        notes.toList());
  }

  /** A server-side apply sends the applier's whole intent, told by its kind. */
  private static boolean isApplied(JsonNode body) {
    return body.has("kind") && body.has("apiVersion") && body.path("metadata").has("name");
  }

  /**
   * Whether the response proves that no part of the spec changed: any change of it raises {@code
   * generation} above what the controller has observed. The other way round proves nothing.
   */
  private static boolean isUnchanged(AuditEnvelope envelope) {
    JsonNode generation = envelope.responseObject.path("metadata").path("generation");
    JsonNode observed = envelope.responseObject.path("status").path("observedGeneration");
    return !envelope.verb.equals("create")
        && generation.isIntegralNumber()
        && observed.isIntegralNumber()
        && observed.longValue() >= generation.longValue();
  }

  private static Integer integer(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToInt()
        ? Integer.valueOf(number.intValue())
        : null;
  }

  /** Null removes the field, which sets it to false; absent leaves it alone. */
  private static Boolean flag(JsonNode flag) {
    if (flag.isNull()) {
      return false;
    }
    return flag.isBoolean() ? Boolean.valueOf(flag.booleanValue()) : null;
  }
}
