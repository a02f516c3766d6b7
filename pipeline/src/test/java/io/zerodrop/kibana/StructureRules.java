package io.zerodrop.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.kibana.Imported.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What makes an import file whole: lines, references, places. Each breach is a sentence. */
final class StructureRules {

  private static final Map<String, String> VERSIONS =
      Map.of("index-pattern", "8.0.0", "dashboard", "10.2.0");

  private static final Set<String> DASHBOARD_KEYS =
      Set.of(
          "controlGroupInput",
          "description",
          "kibanaSavedObjectMeta",
          "optionsJSON",
          "panelsJSON",
          "refreshInterval",
          "timeFrom",
          "timeRestore",
          "timeTo",
          "title",
          "version");

  private static final int LARGEST = 1 << 20;
  private static final int GRID = 48;
  private static final int MOST_PANELS = 14;

  private StructureRules() {}

  static List<String> breaches(Imported file) {
    List<String> breaches = new ArrayList<>();
    envelope(file, breaches);
    references(file, breaches);
    file.dashboards().forEach(dashboard -> layout(dashboard, breaches));
    return breaches;
  }

  private static void envelope(Imported file, List<String> breaches) {
    Set<String> ids = new HashSet<>();
    for (JsonNode object : file.objects()) {
      String type = object.path("type").asText();
      String id = type + ":" + object.path("id").asText();
      check(ids.add(id), id + " is there twice", breaches);
      check(VERSIONS.containsKey(type), id + " has a type that is not allowed", breaches);
      check(
          object.path("typeMigrationVersion").asText().equals(VERSIONS.get(type))
              && object.path("coreMigrationVersion").asText().equals("8.8.0"),
          id + " has another version",
          breaches);
      check(object.path("managed").isBoolean(), id + " does not say whether managed", breaches);
      check(object.toString().length() < LARGEST, id + " is too large", breaches);
      if (type.equals("dashboard")) {
        object
            .path("attributes")
            .fieldNames()
            .forEachRemaining(
                key ->
                    check(
                        DASHBOARD_KEYS.contains(key), id + " has the attribute " + key, breaches));
      }
    }
  }

  private static void references(Imported file, List<String> breaches) {
    Set<String> there = new HashSet<>();
    file.objects().forEach(o -> there.add(o.path("type").asText() + ":" + o.path("id").asText()));
    Set<String> used = new HashSet<>();
    for (JsonNode dashboard : file.dashboards()) {
      String id = dashboard.path("id").asText();
      Map<String, String> named = new HashMap<>();
      for (JsonNode reference : dashboard.path("references")) {
        String target = reference.path("type").asText() + ":" + reference.path("id").asText();
        String name = reference.path("name").asText();
        check(there.contains(target), id + " refers to " + target + ", not there", breaches);
        check(named.put(name, target) == null, id + " has the name " + name + " twice", breaches);
        used.add(target);
      }
      Set<String> needed = needed(dashboard, named, breaches);
      for (String name : named.keySet()) {
        check(needed.contains(name), id + " does not use its reference " + name, breaches);
      }
      for (String name : needed) {
        check(named.containsKey(name), id + " needs the reference " + name, breaches);
      }
    }
    for (JsonNode view : file.dataViews()) {
      String target = "index-pattern:" + view.path("id").asText();
      check(used.contains(target), target + " is used by nothing", breaches);
    }
  }

  private static Set<String> needed(
      JsonNode dashboard, Map<String, String> named, List<String> breaches) {
    Set<String> needed = new TreeSet<>();
    for (Panel panel : Imported.panels(dashboard)) {
      for (JsonNode reference : panel.attributes().path("references")) {
        String outer = panel.id() + ":" + reference.path("name").asText();
        String target = reference.path("type").asText() + ":" + reference.path("id").asText();
        check(
            target.equals(named.get(outer)),
            panel.where() + " and its dashboard disagree on " + outer,
            breaches);
      }
      panel
          .layers()
          .fieldNames()
          .forEachRemaining(
              layer -> needed.add(panel.id() + ":indexpattern-datasource-layer-" + layer));
      for (JsonNode layer : panel.lensState().at("/visualization/layers")) {
        if (layer.path("layerType").asText().equals("annotations")) {
          needed.add(panel.id() + ":xy-visualization-layer-" + layer.path("layerId").asText());
        }
      }
      for (JsonNode event : panel.config().at("/enhancements/dynamicActions/events")) {
        needed.add(
            "%s:drilldown:%s:%s:dashboardId"
                .formatted(
                    panel.id(),
                    event.at("/action/factoryId").asText(),
                    event.path("eventId").asText()));
      }
      if (panel.type().equals("search")) {
        JsonNode search =
            Imported.inner(panel.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON"));
        needed.add(panel.id() + ":" + search.path("indexRefName").asText());
      }
    }
    Imported.controls(dashboard)
        .fieldNames()
        .forEachRemaining(
            control -> needed.add("controlGroup_" + control + ":optionsListDataView"));
    return needed;
  }

  private static void layout(JsonNode dashboard, List<String> breaches) {
    String id = dashboard.path("id").asText();
    List<Panel> panels = Imported.panels(dashboard);
    check(panels.size() <= MOST_PANELS, id + " has too many panels", breaches);
    Map<Integer, String> taken = new HashMap<>();
    int bottom = 0;
    for (Panel panel : panels) {
      JsonNode box = panel.json().path("gridData");
      int x = box.path("x").asInt();
      int y = box.path("y").asInt();
      int right = x + box.path("w").asInt();
      int end = y + box.path("h").asInt();
      check(x >= 0 && right <= GRID && end > y, panel.where() + " leaves the grid", breaches);
      check(
          panel.id().equals(box.path("i").asText()),
          panel.where() + " is called otherwise in the grid",
          breaches);
      for (int row = y; row < end; row++) {
        for (int column = x; column < right; column++) {
          String other = taken.put(row * GRID + column, panel.id());
          check(other == null, panel.where() + " lies over " + other, breaches);
        }
      }
      bottom = Math.max(bottom, end);
      check(
          panel.type().equals("visualization") || !panel.config().path("title").asText().isEmpty(),
          panel.where() + " has no title",
          breaches);
    }
    check(taken.size() == bottom * GRID, id + " has holes", breaches);
    check(
        panels.get(0).config().at("/savedVis/type").asText().equals("markdown"),
        id + " does not begin with words",
        breaches);
    check(
        panels.get(0).config().at("/savedVis/params/markdown").asText().contains("**Empty"),
        id + " does not say what empty means",
        breaches);
  }

  private static void check(boolean holds, String breach, List<String> breaches) {
    if (!holds && !breaches.contains(breach)) {
      breaches.add(breach);
    }
  }
}
