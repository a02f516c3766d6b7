package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What clouds and log shippers put around audit events:
 *
 * <ul>
 *   <li>CloudWatch Logs (EKS): subscription records with {@code logEvents}, the answers of {@code
 *       filter-log-events} and {@code get-log-events}, results of Logs Insights
 *   <li>Azure diagnostic settings (AKS): {@code records}, one record with {@code properties.log},
 *       rows of AzureDiagnostics ({@code log_s}) and of AKSAudit
 *   <li>Cloud Logging (GKE): a LogEntry with {@code protoPayload}
 *   <li>OpenTelemetry ({@code resourceLogs}), Elastic Agent ({@code kubernetes.audit}), and an
 *       event in one field of another object, as object or as text
 * </ul>
 */
final class Wrapper {

  private static final String[] FIELDS = {
    "message",
    "log",
    "body",
    "Body",
    "event",
    "audit",
    "textPayload",
    "jsonPayload",
    "@message",
    "log_s"
  };
  private static final String[] TIMES = {
    "time", "timestamp", "@timestamp", "TimeGenerated", "ingestionTime", "Timestamp"
  };

  private final List<Payload> payloads = new ArrayList<>();
  private boolean known;

  private Wrapper() {}

  /** What is in a JSON object; nothing where it is no wrapper. */
  static Wrapper of(JsonNode object) {
    Wrapper wrapper = new Wrapper();
    wrapper.open(object);
    return wrapper;
  }

  /** Whether it is a wrapper, even if nothing of use is in it. */
  boolean known() {
    return known;
  }

  List<Payload> payloads() {
    return payloads;
  }

  private void open(JsonNode object) {
    if (object.has("logEvents") || object.has("messageType")) {
      known = true;
      each(object.path("logEvents"), this::openField);
    } else if (object.path("events").isArray() && object.path("events").path(0).has("message")) {
      known = true;
      each(object.path("events"), this::openField);
    } else if (object.path("results").isArray()) {
      known = true;
      each(object.path("results"), this::openInsights);
    } else if (object.path("records").isArray()) {
      known = true;
      each(object.path("records"), this::open);
    } else if (object.has("resourceLogs")) {
      known = true;
      openTelemetry(object);
    } else if (object.has("protoPayload")) {
      known = true;
      add(GkeEntry.event(object), null);
    } else if (object.has("AuditId") && object.has("Verb")) {
      known = true;
      add(AksRow.event(object), null);
    } else if (object.path("properties").has("log")) {
      known = true;
      add(object.path("properties").path("log"), time(object));
    } else if (object.path("kubernetes").path("audit").isObject()) {
      known = true;
      add(object.path("kubernetes").path("audit"), time(object));
    } else {
      openField(object);
    }
  }

  /** An event in one of the fields that usually hold the message. */
  private void openField(JsonNode object) {
    String category = object.path("category").asText(object.path("Category").asText(""));
    boolean azure =
        !category.isEmpty() && (object.has("properties") || object.has("operationName"));
    known |= azure || object.has("log_s");
    for (String field : FIELDS) {
      JsonNode value = object.path(field);
      Payload payload = Payload.of(value, time(object));
      if (payload != null && (known || payload.json().contains("\"auditID\""))) {
        known = true;
        payloads.add(payload);
        return;
      }
    }
  }

  /** {@code [{"field": "@message", "value": "..."}, ...]} */
  private void openInsights(JsonNode row) {
    String time = null;
    JsonNode message = null;
    for (JsonNode cell : row) {
      String field = cell.path("field").asText("");
      if (field.equals("@timestamp")) {
        time = cell.path("value").asText("").replace(' ', 'T') + "Z";
      } else if (field.equals("@message")) {
        message = cell.path("value");
      }
    }
    if (message != null) {
      add(message, time);
    }
  }

  private void openTelemetry(JsonNode object) {
    for (JsonNode resource : object.path("resourceLogs")) {
      for (JsonNode scope : resource.path("scopeLogs")) {
        for (JsonNode log : scope.path("logRecords")) {
          add(log.path("body").path("stringValue"), nanos(log.path("timeUnixNano")));
        }
      }
    }
  }

  private void add(JsonNode value, String time) {
    Payload payload = value == null ? null : Payload.of(value, time);
    if (payload != null) {
      payloads.add(payload);
    }
  }

  private static String time(JsonNode object) {
    for (String field : TIMES) {
      JsonNode value = object.path(field);
      if (value.isTextual()) {
        return value.textValue();
      }
      if (value.isIntegralNumber()) {
        return Instant.ofEpochMilli(value.longValue()).toString();
      }
    }
    return null;
  }

  private static String nanos(JsonNode value) {
    long nanos = value.asLong(0);
    return nanos <= 0 ? null : Instant.ofEpochMilli(nanos / 1_000_000).toString();
  }

  private static void each(JsonNode array, java.util.function.Consumer<JsonNode> open) {
    array.forEach(open);
  }
}
