package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.Field;

/** A list at the head of a dashboard to choose values of a field from. */
public record Control(String id, String title, Field field, DataView view) {

  ObjectNode json(int order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("grow", true);
    json.put("order", order);
    json.put("type", "optionsListControl");
    json.put("width", "medium");
    json.putObject("explicitInput")
        .put("fieldName", field.name())
        .put("id", id)
        .put("title", title);
    return json;
  }

  Reference reference() {
    return view.reference("controlGroup_" + id + ":optionsListDataView");
  }
}
