package io.zerodrop.dashboards.elasticsearch.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Compares templates as Elasticsearch gives them back: settings flattened, numbers as text. */
final class TemplateContent {

  private TemplateContent() {}

  static boolean same(JsonNode wanted, JsonNode there) {
    return flat(wanted).equals(flat(there));
  }

  private static Map<String, String> flat(JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    add("", node, values);
    return values;
  }

  private static void add(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        add(name, field.getValue(), values);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(path + "[" + i + "]", node.get(i), values);
      }
    } else if (!path.endsWith("created_date")
        && !path.endsWith("modified_date")
        && !path.endsWith("created_date_millis")
        && !path.endsWith("modified_date_millis")) {
      // "type": "object" is what a mapping with properties is anyway, and is not given back
      if (!(path.endsWith(".type") && node.asText().equals("object"))) {
        values.put(path, node.asText());
      }
    }
  }
}
