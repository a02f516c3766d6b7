package io.zerodrop.ingest.parse.klog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the {@code key=value} pairs of klog's text format (k8s.io/klog/v2
 * internal/serialize/keyvalues.go): quoted strings, JSON, Go's own notation, and text of several
 * lines between {@code =<} and {@code >}.
 */
final class PairReader {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final byte[] bytes;
  private final int end;
  private int at;

  private PairReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  static KlogPairs read(byte[] bytes, int from, int to) {
    return from >= to ? KlogPairs.NONE : new PairReader(bytes, from, to).pairs();
  }

  private KlogPairs pairs() {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    while (at < end) {
      if (bytes[at] == ' ' || bytes[at] == '\n') {
        at++;
        continue;
      }
      int equals = indexOf('=');
      if (equals == end) {
        break;
      }
      String key = text(at, equals);
      at = equals + 1;
      values.put(key, value());
    }
    return new KlogPairs(values);
  }

  private JsonNode value() {
    if (at >= end) {
      return TextNode.valueOf("");
    }
    int from = at;
    switch (bytes[at]) {
      case '"':
        int quote = GoQuoted.end(bytes, at + 1, end);
        at = Math.min(end, quote + 1);
        return TextNode.valueOf(GoQuoted.unquoted(bytes, from + 1, quote));
      case '<':
        return TextNode.valueOf(lines());
      default:
        at = bareEnd();
        return json(from, at);
    }
  }

  /** {@code <}, then lines that begin with a tab, then a line {@code >}. */
  private String lines() {
    StringBuilder lines = new StringBuilder();
    at = Math.min(end, indexOf('\n') + 1);
    while (at < end && bytes[at] == '\t') {
      int lineEnd = indexOf('\n');
      lines.append(lines.length() == 0 ? "" : "\n").append(text(at + 1, lineEnd));
      at = Math.min(end, lineEnd + 1);
    }
    if (at + 1 < end && bytes[at] == ' ' && bytes[at + 1] == '>') {
      at += 2;
    }
    return lines.toString();
  }

  /** The end of a value without quotes: a space outside of all brackets and strings. */
  private int bareEnd() {
    int depth = 0;
    for (int i = at; i < end; i++) {
      switch (bytes[i]) {
        case '{', '[':
          depth++;
          break;
        case '}', ']':
          depth--;
          break;
        case '"':
          i = GoQuoted.end(bytes, i + 1, end);
          break;
        case ' ', '\n':
          if (depth <= 0) {
            return i;
          }
          break;
        default:
          break;
      }
    }
    return end;
  }

  private JsonNode json(int from, int to) {
    try {
      JsonNode value = JSON.readTree(bytes, from, to - from);
      return value == null || value.isMissingNode() ? TextNode.valueOf("") : value;
    } catch (IOException notJson) {
      return TextNode.valueOf(text(from, to));
    }
  }

  private int indexOf(char c) {
    for (int i = at; i < end; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return end;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
