package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.EcsFields;
import java.util.List;

/**
 * The documents of one alias, as Kibana looks at them.
 *
 * @param id fixed, so that an import replaces it
 * @param alias in Elasticsearch
 */
public record DataView(String id, String alias, String name) {

  static final String TYPE = "index-pattern";

  public Reference reference(String name) {
    return new Reference(TYPE, id, name);
  }

  public SavedObject saved() {
    ObjectNode attributes =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("timeFieldName", EcsFields.TIMESTAMP.name())
            .put("title", alias);
    return new SavedObject(TYPE, id, "8.0.0", attributes, List.of());
  }
}
