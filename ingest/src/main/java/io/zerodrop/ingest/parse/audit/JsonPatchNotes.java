package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** Notes on a JSON patch (RFC 6902), and the few values in it that decide something. */
final class JsonPatchNotes {

  private final JsonNode operations;

  JsonPatchNotes(JsonNode operations) {
    this.operations = operations;
  }

  void note(ChangeNotes notes) {
    for (JsonNode operation : operations) {
      String path = ChangeNotes.shorten(dotted(pointer(operation)));
      String kind = operation.path("op").asText();
      if (kind.equals("remove")) {
        notes.removed(path);
      } else if (!kind.equals("test")) {
        String pointer = pointer(operation);
        notes.set(path, pointer.substring(pointer.lastIndexOf('/') + 1), operation.path("value"));
      }
    }
  }

  /** Whether an operation writes the place, something within it, or something around it. */
  boolean touches(String pointer) {
    for (JsonNode operation : operations) {
      String path = pointer(operation);
      boolean writes = !operation.path("op").asText().equals("test");
      if (writes
          && (path.equals(pointer)
              || path.startsWith(pointer + "/")
              || pointer.startsWith(path + "/"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The last value that an operation writes to exactly this place.
   *
   * @return a null node where the last one removes it, a missing node where none writes it
   */
  JsonNode valueAt(String pointer) {
    JsonNode value = operations.path(-1);
    for (JsonNode operation : operations) {
      if (pointer(operation).equals(pointer)) {
        switch (operation.path("op").asText()) {
          case "add":
          case "replace":
            value = operation.path("value");
            break;
          case "remove":
            value = NullNode.getInstance();
            break;
          default:
        }
      }
    }
    return value;
  }

  private static String pointer(JsonNode operation) {
    return operation.path("path").asText();
  }

  /** {@code spec.template.spec.containers[0].image} of a JSON pointer (RFC 6901). */
  private static String dotted(String pointer) {
    String path = "";
    for (String escaped : pointer.split("/")) {
      String name = escaped.replace("~1", "/").replace("~0", "~");
      if (!name.isEmpty()) {
        path = name.matches("\\d+|-") ? path + "[" + name + "]" : ChangeNotes.step(path, name);
      }
    }
    return path;
  }
}
