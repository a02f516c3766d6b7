package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A LogEntry of Cloud Logging about a request to a GKE cluster's API server, translated into the
 * event that it was made of. It has one time only, and a status of google.rpc in place of HTTP's
 * (google/rpc/code.proto).
 */
final class GkeEntry {

  /** How far the entry's one time may be from the write: the request's duration. */
  private static final long SLACK = Stamp.SECOND;

  private GkeEntry() {}

  /** Null for an entry about anything else, or about a request that has not ended. */
  static JsonNode event(JsonNode entry) {
    JsonNode payload = entry.path("protoPayload");
    String method = payload.path("methodName").asText("");
    boolean kubernetes =
        payload.path("serviceName").asText("").equals("k8s.io") || method.startsWith("io.k8s.");
    JsonNode operation = entry.path("operation");
    boolean begun =
        operation.path("first").asBoolean(false) && !operation.path("last").asBoolean(false);
    int dot = method.lastIndexOf('.');
    if (!kubernetes || begun || dot < 0) {
      return null;
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    boolean response = payload.path("response").isObject();
    boolean request = payload.path("request").isObject();
    event.put("level", response ? "RequestResponse" : request ? "Request" : "Metadata");
    event.put("auditID", operation.path("id").asText(entry.path("insertId").asText("")));
    event.put("stage", "ResponseComplete");
    event.put("verb", method.substring(dot + 1));
    JsonNode principal = payload.path("authenticationInfo").path("principalEmail");
    event.putObject("user").put("username", principal.asText(""));
    JsonNode agent = payload.path("requestMetadata").path("callerSuppliedUserAgent");
    event.put("userAgent", agent.asText(""));
    event.set("objectRef", ResourceName.of(payload.path("resourceName").asText(""), method));
    JsonNode status = payload.path("status");
    event
        .putObject("responseStatus")
        .put("code", http(status.path("code").asInt(0)))
        .put("message", status.path("message").asText(""));
    if (request) {
      event.set("requestObject", payload.path("request"));
    }
    if (response) {
      event.set("responseObject", payload.path("response"));
    }
    time(entry.path("timestamp").asText(""), event);
    return event;
  }

  /** Exporters to tables leave out the zone, which is UTC. */
  private static void time(String logged, ObjectNode event) {
    long zoned = Rfc3339.micros(logged);
    long time = zoned == Rfc3339.INVALID ? Rfc3339.micros(logged + "Z") : zoned;
    if (time == Rfc3339.INVALID) {
      if (!logged.isEmpty()) {
        event.put("stageTimestamp", logged);
      }
      return;
    }
    event.put("requestReceivedTimestamp", text(time - SLACK));
    event.put("stageTimestamp", text(time + SLACK));
  }

  private static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /** Some entries carry HTTP's status itself. */
  private static int http(int code) {
    return switch (code) {
      case 0 -> 200;
      case 1 -> 499;
      case 2, 13, 15 -> 500;
      case 3, 9, 11 -> 400;
      case 4 -> 504;
      case 5 -> 404;
      case 6, 10 -> 409;
      case 7 -> 403;
      case 8 -> 429;
      case 12 -> 501;
      case 14 -> 503;
      case 16 -> 401;
      default -> code;
    };
  }
}
