package io.zerodrop.dashboards.elasticsearch.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.EcsFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The templates from which Elasticsearch makes the month indices, under the paths to which they are
 * put, in the order in which that must be done.
 */
public final class IndexTemplates {

  /** Where the version of an installed template stands. */
  public static final String META_VERSION = "schema_version";

  private static final String COMPONENT = "_component_template/";
  private static final String SETTINGS = IndexFamily.PREFIX + "settings";
  private static final String LIFECYCLE = IndexFamily.PREFIX + "lifecycle";

  /** Above those that Elasticsearch brings along, which end at 200. */
  private static final int PRIORITY = 500;

  private static final int FIELD_LIMIT = 400;

  private IndexTemplates() {}

  /**
   * @param lifecycle the name of an index lifecycle policy, null where the server knows none
   */
  public static Map<String, ObjectNode> of(String lifecycle) {
    Map<String, ObjectNode> templates = new LinkedHashMap<>();
    templates.put(COMPONENT + SETTINGS, settings());
    if (lifecycle != null) {
      templates.put(COMPONENT + LIFECYCLE, lifecycle(lifecycle));
    }
    for (IndexFamily family : IndexFamily.ALL) {
      templates.put(COMPONENT + mappingsName(family), mappings(family));
    }
    for (IndexFamily family : IndexFamily.ALL) {
      templates.put("_index_template/" + family.alias(), template(family, lifecycle != null));
    }
    return templates;
  }

  private static ObjectNode settings() {
    ObjectNode body = versioned();
    ObjectNode index = body.putObject("template").putObject("settings").putObject("index");
    index.put("number_of_shards", 1);
    index.put("auto_expand_replicas", "0-1");
    index.put("codec", "best_compression");
    index.put("refresh_interval", "2s");
    index.putObject("mapping").putObject("total_fields").put("limit", FIELD_LIMIT);
    ObjectNode sort = index.putObject("sort");
    sort.putArray("field").add(EcsFields.TIMESTAMP.name()).add(EcsFields.EVENT_ID.name());
    sort.putArray("order").add("desc").add("asc");
    return body;
  }

  private static ObjectNode lifecycle(String policy) {
    ObjectNode body = versioned();
    body.putObject("template").putObject("settings").put("index.lifecycle.name", policy);
    return body;
  }

  private static ObjectNode mappings(IndexFamily family) {
    ObjectNode body = versioned();
    ObjectNode mappings = Mappings.of(family);
    mappings.set("_meta", meta());
    body.putObject("template").set("mappings", mappings);
    return body;
  }

  private static ObjectNode template(IndexFamily family, boolean lifecycle) {
    ObjectNode body = versioned();
    body.putArray("index_patterns").add(family.pattern());
    body.put("priority", PRIORITY);
    var parts = body.putArray("composed_of").add(SETTINGS).add(mappingsName(family));
    if (lifecycle) {
      parts.add(LIFECYCLE);
    }
    body.putObject("template").putObject("aliases").putObject(family.alias());
    return body;
  }

  private static String mappingsName(IndexFamily family) {
    return family.alias() + "-mappings";
  }

  private static ObjectNode versioned() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("version", IndexFamily.SCHEMA_VERSION);
    body.set("_meta", meta());
    return body;
  }

  private static ObjectNode meta() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("managed_by", "zerodrop")
        .put(META_VERSION, IndexFamily.SCHEMA_VERSION)
        .put("ecs", EcsFields.VERSION);
  }
}
