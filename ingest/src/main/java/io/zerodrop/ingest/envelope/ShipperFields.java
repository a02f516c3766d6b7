package io.zerodrop.ingest.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.io.IOException;
import java.util.Arrays;

/** The fields of one shipped record: the line, when it was written, and by whom. */
final class ShipperFields {

  private byte[] payload;
  private long writtenMicros = LogRecord.UNKNOWN;
  private boolean docker;
  private boolean shipped;
  private boolean ofCloud;
  private String namespace;
  private String pod;
  private String container;
  private String node;
  private String stream;

  /** The payload; null where the object is none of the known envelopes. */
  byte[] read(JsonParser json, LogRecord record) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "log", "message", "MESSAGE", "textPayload", "jsonPayload", "body", "Body" ->
            payload = payloadOf(json, value, record);
        case "time", "@timestamp", "timestamp", "Timestamp" -> readTime(json, value);
        case "resource" -> {
          shipped = true;
          readResource(json, value);
        }
        case "httpRequest", "protoPayload" -> {
          ofCloud = true;
          json.skipChildren();
        }
        case "__REALTIME_TIMESTAMP" -> {
          writtenMicros = json.getValueAsLong(LogRecord.UNKNOWN);
          shipped = true;
        }
        case "_HOSTNAME" -> node = json.getValueAsString();
        case "stream" -> {
          stream = json.getValueAsString();
          shipped = true;
        }
        case "kubernetes" -> {
          shipped = true;
          readKubernetes(json, value);
        }
        case "agent",
            "ecs",
            "input",
            "logtag",
            "_p",
            "file",
            "source_type",
            "attributes",
            "Attributes",
            "observedTimeUnixNano",
            "SeverityText" -> {
          shipped = true;
          json.skipChildren();
        }
        default -> json.skipChildren();
      }
    }
    docker = shipped && stream != null && pod == null && payload != null;
    if (ofCloud) {
      return null;
    }
    return shipped || writtenMicros != LogRecord.UNKNOWN ? payload : null;
  }

  /** A line as a string, or an object that a shipper has already decoded. */
  private static byte[] payloadOf(JsonParser json, JsonToken value, LogRecord record)
      throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return JsonUnwrapper.utf8(json.getText());
    }
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    int from = record.from() + (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    int to = record.from() + (int) json.currentTokenLocation().getByteOffset() + 1;
    return Arrays.copyOfRange(record.bytes(), from, to);
  }

  private void readTime(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      long micros = Rfc3339.micros(json.getText());
      if (micros != Rfc3339.INVALID) {
        writtenMicros = micros;
      }
    } else {
      json.skipChildren();
    }
  }

  private void readKubernetes(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      switch (name) {
        case "pod_name" -> pod = json.getValueAsString();
        case "namespace_name", "pod_namespace", "namespace" -> namespace = json.getValueAsString();
        case "container_name" -> container = json.getValueAsString();
        case "host", "pod_node_name", "node_name" -> node = json.getValueAsString();
        case "pod" -> pod = nameIn(json, token);
        case "node" -> node = nameIn(json, token);
        case "container" -> container = nameIn(json, token);
        default -> json.skipChildren();
      }
    }
  }

  /** The monitored resource of Cloud Logging, whose labels name the container. */
  private void readResource(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean labels = "labels".equals(json.currentName());
      JsonToken token = json.nextToken();
      if (labels) {
        readKubernetes(json, token);
      } else {
        json.skipChildren();
      }
    }
  }

  /** Filebeat's {@code {"name": "..."}}. */
  private static String nameIn(JsonParser json, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      json.skipChildren();
      return json.getValueAsString();
    }
    String found = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean name = "name".equals(json.currentName());
      json.nextToken();
      if (name) {
        found = json.getValueAsString();
      }
      json.skipChildren();
    }
    return found;
  }

  long writtenMicros() {
    return writtenMicros;
  }

  /** Whether it is Docker's json-file, where a line's end is part of the text. */
  boolean fromDocker() {
    return docker;
  }

  Origin origin() {
    return new Origin(namespace, pod, container, node, stream);
  }
}
