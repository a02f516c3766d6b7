package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.parse.json.FieldNames;

/**
 * What the fields of Envoy's JSON access lines mean, by the names in the defaults of Istio
 * (pilot/pkg/model/telemetry_logging.go), Envoy Gateway (internal/xds/translator/accesslog.go) and
 * Contour (site docs, access-logging.md), and by the operators' own names.
 */
enum EnvoyField {
  START("start_time", "@timestamp", "timestamp", "time"),
  METHOD("method", ":method", "request_method"),
  PATH(
      "x-envoy-origin-path",
      "x-envoy-original-path",
      "x_envoy_original_path",
      "path",
      ":path",
      "request_path"),
  CODE("response_code", "status", "code"),
  FLAGS("response_flags", "response_flags_long", "flags"),
  DETAILS("response_code_details", "details"),
  TERMINATION("connection_termination_details"),
  TRANSPORT_FAILURE("upstream_transport_failure_reason", "transport_failure_reason"),
  DURATION("duration", "duration_ms", "total_duration"),
  SERVICE_TIME(
      "upstream_service_time", "x-envoy-upstream-service-time", "x_envoy_upstream_service_time"),
  FORWARDED_FOR("x_forwarded_for", "x-forwarded-for", "forwarded_for"),
  REQUEST_ID("request_id", "x-request-id", "x_request_id"),
  AUTHORITY("authority", ":authority", "host"),
  UPSTREAM_HOST("upstream_host", "upstream_remote_address"),
  HOSTS_ATTEMPTED("upstream_hosts_attempted"),
  CLUSTER("upstream_cluster", "upstream_cluster_raw"),
  UPSTREAM_LOCAL("upstream_local_address"),
  LOCAL("downstream_local_address"),
  REMOTE("downstream_remote_address", "downstream_direct_remote_address"),
  SERVER_NAME("requested_server_name"),
  ROUTE("route_name"),
  ATTEMPTS("upstream_request_attempt_count", "request_attempt_count", "attempt_count", "attempts");

  static final FieldNames<EnvoyField> NAMES = new FieldNames<>(EnvoyField.class);

  static {
    for (EnvoyField field : values()) {
      NAMES.add(field, field.names);
    }
  }

  private final String[] names;

  EnvoyField(String... names) {
    this.names = names;
  }
}
