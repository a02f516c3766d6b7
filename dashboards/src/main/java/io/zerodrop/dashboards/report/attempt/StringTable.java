package io.zerodrop.dashboards.report.attempt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zerodrop.dashboards.document.WellFormed;
import java.util.LinkedHashMap;
import java.util.Map;

/** Strings by number, each held once; number 0 stands for none. */
final class StringTable {

  private static final int LONGEST = 400;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int number(String text) {
    if (text == null) {
      return 0;
    }
    String shown =
        text.length() <= LONGEST
            ? text
            : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    return numbers.computeIfAbsent(WellFormed.of(shown), key -> numbers.size() + 1);
  }

  ArrayNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode().add("");
    numbers.keySet().forEach(json::add);
    return json;
  }
}
