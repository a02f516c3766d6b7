package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Builds a tree from the value at a parser's current token, without the bulky parts that nothing
 * reads: who owns which field, the applied configuration, a node's images. A field given twice is a
 * mismatch, since readers would disagree on which one counts.
 */
public final class TreeReader {

  private static final Set<String> UNREAD =
      Set.of("fieldsV1", "kubectl.kubernetes.io/last-applied-configuration", "images");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TreeReader() {}

  /** Reads the value at the current token and leaves the parser at its last token. */
  public static JsonNode read(JsonParser json) throws IOException, Mismatch {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new Mismatch("", "a JSON value", "nothing");
    }
    switch (token) {
      case START_OBJECT:
        return object(json);
      case START_ARRAY:
        return array(json);
      case VALUE_STRING:
        return NODES.textNode(json.getText());
      case VALUE_NUMBER_INT:
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? NODES.numberNode(json.getBigIntegerValue())
            : NODES.numberNode(json.getLongValue());
      case VALUE_NUMBER_FLOAT:
        return NODES.numberNode(json.getDoubleValue());
      case VALUE_TRUE:
        return NODES.booleanNode(true);
      case VALUE_FALSE:
        return NODES.booleanNode(false);
      case VALUE_NULL:
        return NODES.nullNode();
      default:
        throw new Mismatch("", "a JSON value", BoundedJson.kindOf(token));
    }
  }

  private static ObjectNode object(JsonParser json) throws IOException, Mismatch {
    ObjectNode object = NODES.objectNode();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (UNREAD.contains(name)) {
        json.skipChildren();
      } else if (object.replace(name, read(json)) != null) {
        throw new Mismatch(Tree.step(name), "one field of this name", "two");
      }
    }
    return object;
  }

  private static ArrayNode array(JsonParser json) throws IOException, Mismatch {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(json));
    }
    return array;
  }
}
