package io.zerodrop.dashboards.elasticsearch.connect;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a server said.
 *
 * @param body a missing node where it said nothing more
 */
public record Answer(int status, JsonNode body) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Why it refused, in its own words. */
  public String reason() {
    JsonNode error = body.path("error");
    if (error.isTextual()) {
      return body.path("message").asText(error.asText());
    }
    JsonNode cause = error.path("caused_by");
    String reason = error.path("reason").asText(error.path("type").asText("status " + status));
    return cause.has("reason") ? reason + ": " + cause.path("reason").asText() : reason;
  }
}
