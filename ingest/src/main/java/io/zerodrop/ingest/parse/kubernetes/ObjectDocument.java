package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One JSON value taken apart: the elements of a list, each with the place where it stands, and all
 * other fields of the value itself.
 *
 * @param items null where the value has no array {@code items}
 */
record ObjectDocument(ObjectNode header, List<Item> items) {

  /**
   * @param line lines between the start of the record and this element
   * @param offset bytes between the start of the record and this element
   */
  record Item(JsonNode tree, int line, long offset) {}

  static ObjectDocument read(byte[] bytes, int from, int to) throws IOException, Mismatch {
    try (JsonParser json = BoundedJson.parser(bytes, from, to)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Mismatch("", "a JSON object", BoundedJson.kindOf(json.currentToken()));
      }
      ObjectNode header = JsonNodeFactory.instance.objectNode();
      List<Item> items = null;
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals("items") && items == null && json.isExpectedStartArrayToken()) {
          items = items(json);
        } else if (header.replace(name, TreeReader.read(json)) != null) {
          throw new Mismatch(Tree.step(name), "one field of this name", "two");
        }
      }
      BoundedJson.requireEnd(json);
      return new ObjectDocument(header, items);
    }
  }

  private static List<Item> items(JsonParser json) throws IOException, Mismatch {
    List<Item> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonLocation start = json.currentTokenLocation();
      items.add(new Item(TreeReader.read(json), start.getLineNr() - 1, start.getByteOffset()));
    }
    return items;
  }
}
