package io.zerodrop.ingest.record.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen last of every object, to tell what changed between two lists. */
final class KnownObjects {

  /** What a watch would have said, had it been there. */
  record Change(String type, ObjectNode object) {}

  private static final String ADDED = "ADDED";
  private static final String MODIFIED = "MODIFIED";
  private static final String DELETED = "DELETED";

  /**
   * @param last as JSON, which takes a fraction of the memory of its tree
   */
  private record Known(String revision, byte[] last) {}

  private final boolean leaves;
  private Map<String, Known> known;

  /**
   * @param leaves whether to tell of objects that are gone, for which their last state is kept
   */
  KnownObjects(boolean leaves) {
    this.leaves = leaves;
  }

  /** Takes a whole list; the first is no change but what there is, {@code LISTED}. */
  List<Change> listed(List<ObjectNode> objects) throws ApiFailure {
    Map<String, Known> before = known;
    known = new LinkedHashMap<>();
    List<Change> changes = new ArrayList<>();
    for (ObjectNode object : objects) {
      String uid = uid(object);
      Known old = before == null ? null : before.get(uid);
      known.put(uid, remembered(object));
      if (before == null) {
        changes.add(new Change("LISTED", object));
      } else if (old == null) {
        changes.add(new Change(ADDED, object));
      } else if (!old.revision.equals(revision(object))) {
        changes.add(new Change(MODIFIED, object));
      }
    }
    if (before != null && leaves) {
      for (Map.Entry<String, Known> old : before.entrySet()) {
        if (!known.containsKey(old.getKey())) {
          changes.add(new Change(DELETED, gone(old.getValue().last)));
        }
      }
    }
    return changes;
  }

  /** Takes what a watch said. */
  void seen(String type, ObjectNode object) {
    if (known == null) {
      known = new HashMap<>();
    }
    if (type.equals(DELETED)) {
      known.remove(uid(object));
    } else {
      known.put(uid(object), remembered(object));
    }
  }

  int size() {
    return known == null ? 0 : known.size();
  }

  private Known remembered(ObjectNode object) {
    return new Known(
        revision(object), leaves ? object.toString().getBytes(StandardCharsets.UTF_8) : null);
  }

  /** Without its revision, which is not that of its deletion. */
  private static ObjectNode gone(byte[] last) throws ApiFailure {
    ObjectNode copy = ApiServer.object(last);
    if (copy.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("resourceVersion");
    }
    return copy;
  }

  private static String uid(ObjectNode object) {
    return object.path("metadata").path("uid").asText();
  }

  static String revision(ObjectNode object) {
    return object.path("metadata").path("resourceVersion").asText();
  }
}
