package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Another object that an object needs, under the name by which it speaks of it. */
public record Reference(String type, String id, String name) {

  /** The same as a dashboard names what one of its panels needs. */
  Reference ofPanel(String panel) {
    return new Reference(type, id, panel + ":" + name);
  }

  public ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name).put("type", type);
  }
}
