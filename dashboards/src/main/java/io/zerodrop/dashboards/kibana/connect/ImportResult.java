package io.zerodrop.dashboards.kibana.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of an import. Kibana answers 200 also where it imported nothing.
 *
 * @param problems an object and the reason, a line each; empty where all is in
 */
public record ImportResult(int imported, List<String> problems) {

  static ImportResult of(JsonNode answer) {
    List<String> problems = new ArrayList<>();
    for (JsonNode error : answer.path("errors")) {
      problems.add(
          error.path("type").asText()
              + " "
              + error.path("id").asText()
              + ": "
              + reason(error.path("error")));
    }
    if (problems.isEmpty() && !answer.path("success").asBoolean()) {
      problems.add("Kibana says that the import failed, but not why");
    }
    return new ImportResult(answer.path("successCount").asInt(), List.copyOf(problems));
  }

  private static String reason(JsonNode error) {
    switch (error.path("type").asText()) {
      case "missing_references":
        List<String> missing = new ArrayList<>();
        for (JsonNode reference : error.path("references")) {
          missing.add(reference.path("type").asText() + " " + reference.path("id").asText());
        }
        return "needs " + String.join(", ", missing);
      case "conflict", "ambiguous_conflict":
        return "is there already and was not replaced";
      case "unsupported_type":
        return "this Kibana does not know its type";
      default:
        return error.path("type").asText()
            + (error.has("message") ? ": " + error.path("message").asText() : "");
    }
  }
}
