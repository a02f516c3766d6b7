package io.zerodrop.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A drawing in Vega-Lite with queries in it, which Kibana answers before Vega sees it. */
public final class VegaSpec {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Answers the query of one data source. */
  @FunctionalInterface
  public interface Source {
    JsonNode answer(String index, JsonNode body) throws IOException;
  }

  private VegaSpec() {}

  public static JsonNode read(String spec) {
    try {
      return JSON.readTree(spec);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken.getOriginalMessage());
    }
  }

  /** All queries. */
  static List<JsonNode> urls(JsonNode spec) {
    List<JsonNode> urls = new ArrayList<>();
    spec.findValues("url").stream().filter(JsonNode::isObject).forEach(urls::add);
    return urls;
  }

  /**
   * Puts the answers in the place of the queries.
   *
   * @param context what Kibana adds to each query: the time range and the filters
   */
  public static JsonNode resolved(JsonNode spec, JsonNode context, Source source)
      throws IOException {
    JsonNode copy = spec.deepCopy();
    for (JsonNode parent : copy.findParents("url")) {
      JsonNode url = parent.path("url");
      if (url.isObject()) {
        ObjectNode body = url.path("body").deepCopy();
        if (body.has("query") || !url.path("%context%").asBoolean()) {
          throw new IllegalArgumentException("a query of its own excludes the context");
        }
        body.set("query", context);
        ((ObjectNode) parent).remove("url");
        ((ObjectNode) parent).set("values", source.answer(url.path("index").asText(), body));
      }
    }
    return copy;
  }
}
