package io.zerodrop.dashboards.report.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zerodrop.analyzer.result.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How causes were weighed, by number; many attempts share a weighing. Number 0 stands for none, and
 * for those that are left out: a run of many odd cases must not fill the page.
 */
final class Weighings {

  private static final int MOST = 1500;

  private final Map<JsonNode, Integer> numbers = new LinkedHashMap<>();

  int number(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return 0;
    }
    JsonNode weighing = weighing(candidates);
    Integer known = numbers.get(weighing);
    if (known != null || numbers.size() >= MOST) {
      return known == null ? 0 : known;
    }
    numbers.put(weighing, numbers.size() + 1);
    return numbers.size();
  }

  /** Such as {@code [["propagation-race", 97, "for", "against"]]}. */
  private static JsonNode weighing(List<Candidate> candidates) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Candidate candidate : candidates) {
      json.addArray()
          .add(candidate.cause().id())
          .add(Math.round(candidate.likelihood() * 100))
          .add(String.join("; ", candidate.speaksFor()))
          .add(String.join("; ", candidate.against()));
    }
    return json;
  }

  ArrayNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode().addNull();
    numbers.keySet().forEach(json::add);
    return json;
  }
}
