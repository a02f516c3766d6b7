package io.zerodrop.dashboards.kibana.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One line of an import file.
 *
 * @param version of the attributes' form; Kibana migrates from older ones and refuses newer ones
 */
public record SavedObject(
    String type, String id, String version, ObjectNode attributes, List<Reference> references) {

  /** The form of the line itself, since Kibana 8.8. */
  private static final String CORE_VERSION = "8.8.0";

  public ObjectNode json() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("attributes", attributes);
    line.put("coreMigrationVersion", CORE_VERSION);
    line.put("id", id);
    line.put("managed", false);
    ArrayNode needed = line.putArray("references");
    references.forEach(reference -> needed.add(reference.json()));
    line.put("type", type);
    line.put("typeMigrationVersion", version);
    return line;
  }
}
