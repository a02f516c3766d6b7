package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each user of the documents must be allowed to do, and nothing more. */
public final class Roles {

  /** Publishes: replay and stream. */
  public static final String WRITER = "zerodrop_writer";

  /** Looks: people in Kibana, besides their rights there. */
  public static final String READER = "zerodrop_reader";

  /** Installs: setup, doctor and retention. */
  public static final String SETUP = "zerodrop_setup";

  private static final String ALL_INDICES = IndexFamily.PREFIX + "*";

  private Roles() {}

  /** Role descriptors by name, as Elasticsearch takes them. */
  public static Map<String, ObjectNode> descriptors() {
    Map<String, ObjectNode> roles = new LinkedHashMap<>();
    roles.put(WRITER, role(List.of(), writerIndices(), writerPrivileges()));
    roles.put(
        READER, role(List.of(), List.of(ALL_INDICES), List.of("read", "view_index_metadata")));
    roles.put(
        SETUP,
        role(
            List.of("manage_index_templates", "manage_ilm", "monitor"),
            List.of(ALL_INDICES),
            List.of("manage", "view_index_metadata", "read")));
    return roles;
  }

  static List<String> writerIndices() {
    return IndexFamily.ALL.stream().map(IndexFamily::pattern).toList();
  }

  /** A stream takes documents back that turned out to be otherwise. */
  static List<String> writerPrivileges() {
    return List.of("index", "create_index", "delete");
  }

  private static ObjectNode role(
      List<String> cluster, List<String> indices, List<String> privileges) {
    ObjectNode role = JsonNodeFactory.instance.objectNode();
    fill(role.putArray("cluster"), cluster);
    ObjectNode entry = role.putArray("indices").addObject();
    fill(entry.putArray("names"), indices);
    fill(entry.putArray("privileges"), privileges);
    return role;
  }

  private static void fill(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
