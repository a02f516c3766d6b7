package io.zerodrop.dashboards.kibana.lens;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.kibana.model.Box;
import io.zerodrop.dashboards.kibana.model.Panel;
import io.zerodrop.dashboards.kibana.model.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart before it has a place.
 *
 * @param type of the visualisation, such as {@code lnsXY}
 * @param layers with figures
 * @param visualization how they are drawn
 * @param more references besides those of the layers
 */
public record Chart(
    String type, List<Layer> layers, ObjectNode visualization, List<Reference> more) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public Panel panel(String id, Box box, String title) {
    return panel(id, box, title, "");
  }

  /**
   * @param query in Kibana's language, for all of the chart
   */
  public Panel panel(String id, Box box, String title, String query) {
    List<Reference> references = new ArrayList<>();
    layers.stream()
        .filter(layer -> layer.view() != null)
        .forEach(layer -> references.add(layer.reference()));
    references.addAll(more);
    ObjectNode attributes = JSON.objectNode();
    attributes.put("description", "");
    ArrayNode needed = attributes.putArray("references");
    references.forEach(reference -> needed.add(reference.json()));
    attributes.set("state", state(query));
    attributes.put("title", title);
    attributes.put("type", "lens");
    attributes.put("visualizationType", type);
    ObjectNode config = JSON.objectNode();
    config.set("attributes", attributes);
    config.putObject("enhancements");
    config.put("title", title);
    return new Panel(id, "lens", box, config, references);
  }

  private ObjectNode state(String query) {
    ObjectNode state = JSON.objectNode();
    state.putObject("adHocDataViews");
    ObjectNode sources =
        state.putObject("datasourceStates").putObject("formBased").putObject("layers");
    layers.forEach(layer -> sources.set(layer.id(), layer.json()));
    state.putArray("filters");
    state.putArray("internalReferences");
    state.putObject("query").put("language", "kuery").put("query", query);
    state.set("visualization", visualization);
    return state;
  }
}
