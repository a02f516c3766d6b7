package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML to the tree that JSON gives. Only plain data is built, never a Java object; aliases, nesting
 * and the size of what aliases expand to are bounded, so that a few lines can't fill the memory.
 */
public final class YamlTree {

  private static final int MAX_ALIASES = 50;
  private static final int MAX_CHARACTERS = 16 * 1024 * 1024;
  private static final int MAX_NODES = 1_000_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private int nodes;

  private YamlTree() {}

  /** Every document of the text; an empty one is a null node. */
  public static List<JsonNode> documents(String text) throws Mismatch {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();
    List<JsonNode> documents = new ArrayList<>();
    YamlTree reader = new YamlTree();
    try {
      requireFlat(text, settings);
      for (Object document : new Load(settings).loadAllFromString(text)) {
        documents.add(reader.tree(document, 0));
      }
    } catch (MarkedYamlEngineException notYaml) {
      int line = notYaml.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new Mismatch("", "YAML", "something else at line " + line + " of the document");
    } catch (YamlEngineException notYaml) {
      throw new Mismatch("", "YAML within bounds", "something else");
    } catch (IllegalArgumentException | IndexOutOfBoundsException notYaml) {
      // What stands behind a backslash or a percent sign is taken for a number, unseen.
      throw new Mismatch("", "YAML", "an escape that is none");
    }
    return documents;
  }

  /** The loader calls itself for every level, the event parser does not. */
  private static void requireFlat(String text, LoadSettings settings) throws Mismatch {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > BoundedJson.MAX_NESTING) {
        throw new Mismatch("", "YAML within bounds", "one nested too deep");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private JsonNode tree(Object value, int depth) throws Mismatch {
    if (depth > BoundedJson.MAX_NESTING || ++nodes > MAX_NODES) {
      throw new Mismatch("", "YAML within bounds", "one nested too deep or expanded by aliases");
    }
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<?, ?> field : map.entrySet()) {
        object.set(String.valueOf(field.getKey()), tree(field.getValue(), depth + 1));
      }
      return object;
    }
    if (value instanceof Iterable<?> elements) {
      ArrayNode array = NODES.arrayNode();
      for (Object element : elements) {
        array.add(tree(element, depth + 1));
      }
      return array;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    }
    if (value instanceof BigInteger big) {
      return NODES.numberNode(big);
    }
    if (value instanceof Number number) {
      return NODES.numberNode(number.doubleValue());
    }
    return NODES.textNode(value instanceof byte[] ? "" : value.toString());
  }
}
