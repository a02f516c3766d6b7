package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Notes on a merge patch, a strategic merge patch or an applied configuration. */
final class MergePatchNotes {

  private static final List<String> IDENTITIES =
      List.of("name", "type", "key", "ip", "mountPath", "containerPort", "port", "topologyKey");

  private final ChangeNotes notes;

  MergePatchNotes(ChangeNotes notes) {
    this.notes = notes;
  }

  /**
   * @param path of the value within the object, empty for the patch itself
   * @param field the last name in the path
   */
  void note(String path, String field, JsonNode value) {
    if (value.isObject()) {
      if ("delete".equals(value.path("$patch").asText())) {
        notes.removed(ChangeNotes.shorten(path));
        return;
      }
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        if (!isUninteresting(path, entry.getKey())) {
          note(ChangeNotes.step(path, entry.getKey()), entry.getKey(), entry.getValue());
        }
      }
    } else if (path.equals("spec.taints")) {
      taints(value);
    } else if (value.isArray() && value.path(0).isObject()) {
      int index = 0;
      for (JsonNode element : value) {
        element(path, field, element, index++);
      }
    } else if (value.isNull()) {
      notes.removed(ChangeNotes.shorten(path));
    } else {
      notes.set(ChangeNotes.shorten(path), field, value);
    }
  }

  private void taints(JsonNode taints) {
    for (JsonNode taint : taints) {
      String key = taint.path("key").asText();
      notes.add("spec.taints[" + key + "]=" + taint.path("effect").asText());
    }
    if (taints.isNull() || taints.isEmpty()) {
      notes.removed("spec.taints");
    }
  }

  /** Directives of strategic merges, what identifies the object, and what its controller writes. */
  private static boolean isUninteresting(String path, String field) {
    if (field.startsWith("$")) {
      return true;
    }
    if (path.isEmpty()) {
      return field.equals("kind") || field.equals("apiVersion") || field.equals("status");
    }
    return path.equals("metadata")
        && List.of("name", "namespace", "uid", "resourceVersion", "managedFields", "generation")
            .contains(field);
  }

  /** An element that says no more than who it is was added, or only put in its place. */
  private void element(String path, String field, JsonNode element, int index) {
    String identity = identity(element);
    String name = identity == null ? String.valueOf(index) : element.path(identity).asText();
    String place = path + "[" + name + "]";
    if (identity == null || !element.isObject()) {
      note(place, field, element);
    } else if (element.size() == 1) {
      notes.add(ChangeNotes.shorten(place));
    } else {
      ObjectNode rest = ((ObjectNode) element).deepCopy();
      rest.remove(identity);
      note(place, field, rest);
    }
  }

  /** The field that tells this element of a list from others, null where it has none. */
  private static String identity(JsonNode element) {
    for (String name : IDENTITIES) {
      if (element.path(name).isValueNode() && !element.path(name).isNull()) {
        return name;
      }
    }
    return null;
  }
}
