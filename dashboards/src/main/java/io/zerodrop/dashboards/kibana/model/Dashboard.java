package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of panels. Its inner parts are texts that hold JSON, as Kibana stores them.
 *
 * @param from the time range that it opens with, such as {@code now-24h}
 */
public record Dashboard(
    String id,
    String title,
    String description,
    String from,
    List<Control> controls,
    List<Panel> panels) {

  static final String TYPE = "dashboard";

  /** What 8.18 and 9.0 export; 8.19 refuses a later one. */
  private static final String VERSION = "10.2.0";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public SavedObject saved() {
    ObjectNode attributes = JSON.objectNode();
    attributes.set("controlGroupInput", controlGroup());
    attributes.put("description", description);
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", search().toString());
    attributes.put("optionsJSON", options().toString());
    ArrayNode all = JSON.arrayNode();
    panels.forEach(panel -> all.add(panel.json()));
    attributes.put("panelsJSON", all.toString());
    attributes.put("timeFrom", from);
    attributes.put("timeRestore", true);
    attributes.put("timeTo", "now");
    attributes.put("title", title);
    attributes.put("version", 1);
    return new SavedObject(TYPE, id, VERSION, attributes, references());
  }

  private List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (Panel panel : panels) {
      panel.references().forEach(reference -> references.add(reference.ofPanel(panel.id())));
    }
    controls.forEach(control -> references.add(control.reference()));
    return references;
  }

  private ObjectNode controlGroup() {
    ObjectNode lists = JSON.objectNode();
    for (int i = 0; i < controls.size(); i++) {
      lists.set(controls.get(i).id(), controls.get(i).json(i));
    }
    ObjectNode settings =
        JSON.objectNode()
            .put("ignoreFilters", false)
            .put("ignoreQuery", false)
            .put("ignoreTimerange", false)
            .put("ignoreValidations", false);
    return JSON.objectNode()
        .put("chainingSystem", "HIERARCHICAL")
        .put("controlStyle", "oneLine")
        .put("ignoreParentSettingsJSON", settings.toString())
        .put("panelsJSON", lists.toString())
        .put("showApplySelections", false);
  }

  private static ObjectNode search() {
    ObjectNode search = JSON.objectNode();
    search.putArray("filter");
    search.putObject("query").put("language", "kuery").put("query", "");
    return search;
  }

  private static ObjectNode options() {
    return JSON.objectNode()
        .put("hidePanelTitles", false)
        .put("syncColors", true)
        .put("syncCursor", true)
        .put("syncTooltips", false)
        .put("useMargins", true);
  }
}
