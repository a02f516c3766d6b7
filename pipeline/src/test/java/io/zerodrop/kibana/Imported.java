package io.zerodrop.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** An import file as Kibana reads it: lines, and the JSON inside their texts. */
record Imported(List<JsonNode> objects) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One panel of a dashboard. */
  record Panel(JsonNode dashboard, JsonNode json) {

    String id() {
      return json.path("panelIndex").asText();
    }

    String where() {
      return dashboard.path("id").asText() + "/" + id();
    }

    String type() {
      return json.path("type").asText();
    }

    JsonNode config() {
      return json.path("embeddableConfig");
    }

    JsonNode attributes() {
      return config().path("attributes");
    }

    JsonNode lensState() {
      return attributes().path("state");
    }

    JsonNode layers() {
      return lensState().at("/datasourceStates/formBased/layers");
    }

    /** The alias behind a name by which the panel speaks of a data view. */
    String view(String name) {
      for (JsonNode reference : attributes().path("references")) {
        if (reference.path("name").asText().equals(name)) {
          return reference.path("id").asText();
        }
      }
      return null;
    }
  }

  static Imported read(String text) throws JsonProcessingException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : text.split("\n")) {
      objects.add(JSON.readTree(line));
    }
    return new Imported(objects);
  }

  static JsonNode inner(JsonNode text) {
    try {
      return JSON.readTree(text.asText());
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("no JSON in a text: " + broken.getOriginalMessage());
    }
  }

  List<JsonNode> dashboards() {
    return objects.stream().filter(o -> o.path("type").asText().equals("dashboard")).toList();
  }

  List<JsonNode> dataViews() {
    return objects.stream().filter(o -> o.path("type").asText().equals("index-pattern")).toList();
  }

  static List<Panel> panels(JsonNode dashboard) {
    List<Panel> panels = new ArrayList<>();
    for (JsonNode panel : inner(dashboard.at("/attributes/panelsJSON"))) {
      panels.add(new Panel(dashboard, panel));
    }
    return panels;
  }

  List<Panel> panels() {
    return dashboards().stream().flatMap(dashboard -> panels(dashboard).stream()).toList();
  }

  static JsonNode controls(JsonNode dashboard) {
    return inner(dashboard.at("/attributes/controlGroupInput/panelsJSON"));
  }
}
