package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.parse.json.FieldNames;

/**
 * The fields of Traefik's JSON lines (pkg/middlewares/accesslog/logdata.go), those of version 1
 * among them, and of its own log.
 */
enum TraefikField {
  START("StartUTC", "StartLocal"),
  TIME("time"),
  DURATION("Duration"),
  METHOD("RequestMethod"),
  PATH("RequestPath"),
  LINE("RequestLine"),
  HOST("RequestHost", "RequestAddr"),
  CLIENT("ClientHost", "ClientAddr"),
  STATUS("DownstreamStatus"),
  SIZE("DownstreamContentSize"),
  ORIGIN_STATUS("OriginStatus"),
  ORIGIN_SIZE("OriginContentSize"),
  ORIGIN_DURATION("OriginDuration"),
  ORIGIN_LENGTH("origin_Content-Length"),
  ORIGIN_HEADER("origin_Content-Type", "origin_Date", "origin_Server"),
  RETRIES("RetryAttempts"),
  ADDRESS("ServiceAddr", "BackendAddr", "ServiceURL.Host", "BackendURL.Host"),
  URL("ServiceURL", "BackendURL"),
  ROUTER("RouterName", "FrontendName"),
  SERVICE("ServiceName", "BackendName"),
  NAMESPACE("KubernetesIngressNamespace"),
  KUBERNETES_SERVICE("KubernetesServiceName"),
  KUBERNETES_PORT("KubernetesServicePort"),
  REQUEST_ID(
      "request_X-Request-Id",
      "request_X-Request-ID",
      "request_x-request-id",
      "downstream_X-Request-Id",
      "TraceId",
      "trace_id"),
  MESSAGE("message", "msg"),
  ERROR("error"),
  MESSAGE_NAMESPACE("namespace"),
  MESSAGE_SERVICE("serviceName");

  static final FieldNames<TraefikField> NAMES = new FieldNames<>(TraefikField.class);

  static {
    for (TraefikField field : values()) {
      NAMES.add(field, field.names);
    }
  }

  private final String[] names;

  TraefikField(String... names) {
    this.names = names;
  }
}
