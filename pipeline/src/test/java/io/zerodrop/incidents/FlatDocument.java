package io.zerodrop.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One line of an output, its fields by their dotted names however they are nested. */
record FlatDocument(Map<String, JsonNode> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<FlatDocument> readAll(Path file) throws IOException {
    List<FlatDocument> documents = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Map<String, JsonNode> fields = new TreeMap<>();
      flatten("", JSON.readTree(line), fields);
      documents.add(new FlatDocument(fields));
    }
    return documents;
  }

  private static void flatten(String prefix, JsonNode object, Map<String, JsonNode> into) {
    object
        .properties()
        .forEach(
            field -> {
              String name = prefix + field.getKey();
              if (field.getValue().isObject()) {
                flatten(name + ".", field.getValue(), into);
              } else {
                into.put(name, field.getValue());
              }
            });
  }

  /** Null where the field is absent. */
  String text(String name) {
    return node(name).asText(null);
  }

  JsonNode node(String name) {
    return fields.getOrDefault(name, MissingNode.getInstance());
  }
}
