package io.zerodrop.ingest.parse.gcp;

import io.zerodrop.ingest.parse.json.FieldNames;

/** The fields of a LogEntry that tell of a request; exporters write some names in lower case. */
enum GcpField {
  TIMESTAMP("timestamp"),
  METHOD("httpRequest.requestMethod", "httprequest.requestmethod", "httprequest.requestMethod"),
  URL("httpRequest.requestUrl", "httprequest.requesturl", "httprequest.requestUrl"),
  STATUS("httpRequest.status", "httprequest.status"),
  REMOTE("httpRequest.remoteIp", "httprequest.remoteip", "httprequest.remoteIp"),
  SERVER("httpRequest.serverIp", "httprequest.serverip", "httprequest.serverIp"),
  LATENCY("httpRequest.latency", "httprequest.latency"),
  DETAILS("jsonPayload.statusDetails", "jsonpayload.statusdetails", "jsonpayload.statusDetails"),
  BACKEND("resource.labels.backend_service_name"),
  FORWARDING_RULE("resource.labels.forwarding_rule_name"),
  TRACE("trace"),
  SPAN("spanId", "spanid"),
  INSERT("insertId", "insertid");

  static final FieldNames<GcpField> NAMES = new FieldNames<>(GcpField.class);

  static {
    for (GcpField field : values()) {
      NAMES.add(field, field.names);
    }
  }

  private final String[] names;

  GcpField(String... names) {
    this.names = names;
  }
}
