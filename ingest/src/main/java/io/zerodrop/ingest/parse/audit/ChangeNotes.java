package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Short notes on what a write set: paths of fields, with the value only for fields that are known
 * to hold no secret.
 */
final class ChangeNotes {

  private static final int MOST = 24;
  private static final int LONGEST = 200;

  private static final Set<String> SHOWN =
      Set.of(
          "image",
          "replicas",
          "unschedulable",
          "paused",
          "terminationGracePeriodSeconds",
          "minReadySeconds",
          "minReplicas",
          "maxReplicas",
          "minAvailable",
          "maxUnavailable",
          "maxSurge",
          "partition",
          "seconds",
          "nodeName");

  private final List<String> notes = new ArrayList<>();
  private int more;

  /** Notes that a field was set, and to what if that may be shown. */
  void set(String path, String field, JsonNode value) {
    boolean shown = SHOWN.contains(field) && value.isValueNode() && !value.isNull();
    add(shown ? path + "=" + value.asText() : path);
  }

  void removed(String path) {
    add(path + " removed");
  }

  void add(String note) {
    String plain = note.replaceAll("\\p{Cntrl}", "?");
    if (notes.size() < MOST) {
      notes.add(plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain);
    } else {
      more++;
    }
  }

  List<String> toList() {
    if (more == 0) {
      return List.copyOf(notes);
    }
    List<String> all = new ArrayList<>(notes);
    all.add("and " + more + " more");
    return all;
  }

  /** A path's next step: {@code .name}, or {@code [name]} where the name itself has dots. */
  static String step(String path, String name) {
    if (name.indexOf('.') >= 0 || name.indexOf('/') >= 0) {
      return path + "[" + name + "]";
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Containers are told by name; where they stand in a pod or a template is no news. */
  static String shorten(String path) {
    for (String prefix : List.of("spec.template.spec.", "spec.")) {
      if (path.startsWith(prefix + "containers") || path.startsWith(prefix + "initContainers")) {
        return path.substring(prefix.length());
      }
    }
    return path;
  }
}
