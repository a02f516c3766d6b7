package io.zerodrop.dashboards.kibana.lens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.kibana.model.DataView;
import io.zerodrop.dashboards.kibana.model.Reference;
import java.util.List;

/**
 * Columns over the documents of one data view.
 *
 * @param columns groups first, from the outermost, then figures
 */
public record Layer(String id, DataView view, List<Column> columns) {

  public static Layer of(DataView view, Column... columns) {
    return new Layer("layer", view, List.of(columns));
  }

  public Layer named(String name) {
    return new Layer(name, view, columns);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode order = json.putArray("columnOrder");
    ObjectNode all = json.putObject("columns");
    for (Column column : columns) {
      order.add(column.id());
      all.set(column.id(), column.json());
    }
    json.putObject("incompleteColumns");
    return json;
  }

  Reference reference() {
    return view.reference("indexpattern-datasource-layer-" + id);
  }

  List<String> groups() {
    return columns.stream().filter(Column::bucket).map(Column::id).toList();
  }

  List<String> figures() {
    return columns.stream().filter(column -> !column.bucket()).map(Column::id).toList();
  }
}
