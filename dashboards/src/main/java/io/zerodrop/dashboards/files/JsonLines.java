package io.zerodrop.dashboards.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How every output encodes JSON: UTF-8, the fields in the order of the tree. */
public final class JsonLines {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter LINE = MAPPER.writer();
  private static final ObjectWriter PRETTY =
      MAPPER.writer(
          new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));
  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

  private JsonLines() {}

  /** One line, without its end. */
  public static byte[] line(JsonNode node) {
    try {
      return LINE.writeValueAsBytes(node);
    } catch (JsonProcessingException neverForATree) {
      throw new IllegalStateException(neverForATree);
    }
  }

  /** For files that people open; the same on every platform. */
  public static String pretty(JsonNode node) {
    try {
      return PRETTY.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException neverForATree) {
      throw new IllegalStateException(neverForATree);
    }
  }

  static JsonNode read(String text) throws JsonProcessingException {
    return READER.readTree(text);
  }
}
