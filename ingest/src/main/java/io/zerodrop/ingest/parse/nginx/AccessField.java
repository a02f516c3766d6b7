package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.json.FieldNames;

/**
 * What the fields of an access line mean, by the names that people give them: the documented
 * example of ingress-nginx, the "json_analytics" format of nginx dashboards, nginx's own variables,
 * and their spellings in camel case. Where several names of one meaning occur, the one listed first
 * is the most precise. Nested objects are named with dots. All times but {@link #START} are the
 * request's end.
 */
public enum AccessField {
  START("start_time", "request_start"),
  MSEC("msec"),
  TIME("time_iso8601", "time_local", "time", "timestamp", "ts", "@timestamp"),
  REQUEST_TIME("request_time", "requestTime", "request_duration", "duration"),
  STATUS("status", "status_code", "response_code"),
  REQUEST_ID(
      "request_id",
      "req_id",
      "requestID",
      "requestId",
      "x_request_id",
      "trace_id",
      "http_x_request_id"),
  CLIENT(
      "remote_addr",
      "remoteAddr",
      "client_ip",
      "clientip",
      "remote_ip",
      "client",
      "the_real_ip",
      "proxy_protocol_addr"),
  FORWARDED_FOR("x_forwarded_for", "http_x_forwarded_for", "proxy_add_x_forwarded_for", "xff"),
  HOST("vhost", "http_host", "host", "server_name", "authority"),
  REQUEST("request"),
  METHOD("method", "request_method", "http_method"),
  REQUEST_URI("request_uri", "requestUri"),
  PATH("path", "uri", "url", "request_path"),
  QUERY("request_query", "args", "query", "query_string"),
  NAMESPACE("namespace", "ingress_namespace", "resource_namespace"),
  SERVICE("service_name", "service"),
  SERVICE_PORT("service_port"),
  UPSTREAM_NAME("proxy_upstream_name", "upstream_name"),
  ALTERNATIVE_NAME("proxy_alternative_upstream_name"),
  ADDRESSES("upstream_addr", "upstreamAddr", "upstream", "upstream_host", "proxy.upstream"),
  STATUSES("upstream_status", "upstreamStatus", "upstream_status_code"),
  TIMES("upstream_response_time", "upstreamResponseTime", "upstream_time"),
  LENGTHS("upstream_response_length", "upstreamResponseLength"),
  CONNECTS("upstream_connect_time", "upstreamConnectTime"),
  HEADERS("upstream_header_time", "upstreamHeaderTime");

  /** All names that are known without being told. */
  public static final FieldNames<AccessField> NAMES = new FieldNames<>(AccessField.class);

  static {
    for (AccessField field : values()) {
      NAMES.add(field, field.names);
    }
  }

  private final String[] names;

  /** The name by which people are told of it. */
  public String id() {
    return names[0];
  }

  /** Whether its values are durations. */
  public boolean isDuration() {
    return this == REQUEST_TIME || this == TIMES || this == CONNECTS || this == HEADERS;
  }

  AccessField(String... names) {
    this.names = names;
  }
}
