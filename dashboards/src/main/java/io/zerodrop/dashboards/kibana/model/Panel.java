package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One rectangle of a dashboard.
 *
 * @param id unique in the dashboard
 * @param type such as {@code lens}
 * @param config what it shows, by value
 * @param references by the names that the config uses
 */
public record Panel(
    String id, String type, Box box, ObjectNode config, List<Reference> references) {

  private static final String DRILLDOWN = "drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:";

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("embeddableConfig", config);
    json.set("gridData", box.json(id));
    json.put("panelIndex", id);
    json.put("type", type);
    return json;
  }

  /** A click on a value of the panel leads to another dashboard, which is filtered by it. */
  public Panel leadingTo(String dashboard, String label) {
    String event = id + "-drilldown";
    ObjectNode opened = config.deepCopy();
    ObjectNode entry =
        opened
            .withObjectProperty("enhancements")
            .withObjectProperty("dynamicActions")
            .putArray("events")
            .addObject();
    entry.put("eventId", event).putArray("triggers").add("FILTER_TRIGGER");
    ObjectNode action = entry.putObject("action");
    action.put("factoryId", "DASHBOARD_TO_DASHBOARD_DRILLDOWN").put("name", label);
    action
        .putObject("config")
        .put("openInNewTab", false)
        .put("useCurrentDateRange", true)
        .put("useCurrentFilters", true);
    List<Reference> all = new ArrayList<>(references);
    all.add(new Reference(Dashboard.TYPE, dashboard, DRILLDOWN + event + ":dashboardId"));
    return new Panel(id, type, box, opened, List.copyOf(all));
  }
}
