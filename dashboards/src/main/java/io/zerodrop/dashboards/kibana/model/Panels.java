package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.EcsFields;
import io.zerodrop.dashboards.document.Field;
import java.util.List;

/** Panels that are no charts: words, a drawing in Vega, a list of documents. */
public final class Panels {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Panels() {}

  public static Panel markdown(String id, Box box, String text) {
    ObjectNode parameters =
        JSON.objectNode().put("fontSize", 12).put("markdown", text).put("openLinksInNewTab", false);
    ObjectNode config = visualization("markdown", "", parameters);
    config.put("hidePanelTitles", true);
    return new Panel(id, "visualization", box, config, List.of());
  }

  /**
   * @param specification in Vega-Lite, as JSON
   */
  public static Panel vega(String id, Box box, String title, String specification) {
    return new Panel(
        id,
        "visualization",
        box,
        visualization("vega", title, JSON.objectNode().put("spec", specification)),
        List.of());
  }

  /** Documents as they are, the newest first. */
  public static Panel documents(
      String id, Box box, String title, DataView view, List<Field> columns, String query) {
    ObjectNode search = JSON.objectNode();
    search.putArray("filter");
    search.put("indexRefName", "kibanaSavedObjectMeta.searchSourceJSON.index");
    search.putObject("query").put("language", "kuery").put("query", query);
    ObjectNode attributes = JSON.objectNode();
    var names = attributes.putArray("columns");
    columns.forEach(column -> names.add(column.name()));
    attributes.put("description", "");
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", search.toString());
    attributes.putArray("sort").addArray().add(EcsFields.TIMESTAMP.name()).add("desc");
    attributes.put("title", title);
    Reference reference = view.reference("kibanaSavedObjectMeta.searchSourceJSON.index");
    attributes.putArray("references").add(reference.json());
    ObjectNode config = JSON.objectNode();
    config.set("attributes", attributes);
    config.putObject("enhancements");
    config.put("title", title);
    return new Panel(id, "search", box, config, List.of(reference));
  }

  private static ObjectNode visualization(String type, String title, ObjectNode parameters) {
    ObjectNode vis = JSON.objectNode();
    ObjectNode data = vis.putObject("data");
    data.putArray("aggs");
    ObjectNode source = data.putObject("searchSource");
    source.putArray("filter");
    source.putObject("query").put("language", "kuery").put("query", "");
    vis.put("description", "");
    vis.set("params", parameters);
    vis.put("title", title);
    vis.put("type", type);
    vis.putObject("uiState");
    ObjectNode config = JSON.objectNode();
    config.putObject("enhancements");
    config.set("savedVis", vis);
    if (!title.isEmpty()) {
      config.put("title", title);
    }
    return config;
  }
}
