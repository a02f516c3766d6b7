package io.zerodrop.ingest.parse.nginx;

import java.util.HashMap;
import java.util.Map;

/**
 * What the fields of nginx JSON formats mean, by the names that people give them: the documented
 * example of ingress-nginx, the "json_analytics" format of nginx dashboards, nginx's own variables,
 * and their spellings in camel case. Where several names of one meaning occur, the one listed first
 * is the most precise. Nested objects are named with dots.
 */
enum JsonField {
  MSEC("msec"),
  TIME("time_iso8601", "time_local", "time", "timestamp", "ts", "@timestamp"),
  REQUEST_TIME("request_time", "requestTime", "request_duration"),
  STATUS("status", "status_code", "response_code"),
  REQUEST_ID("request_id", "req_id", "requestID", "requestId", "x_request_id", "trace_id"),
  CLIENT("remote_addr", "remoteAddr", "client_ip", "clientip", "remote_ip", "client"),
  FORWARDED_FOR("x_forwarded_for", "http_x_forwarded_for", "xff"),
  HOST("vhost", "http_host", "host", "server_name", "authority"),
  REQUEST("request"),
  METHOD("method", "request_method", "http_method"),
  REQUEST_URI("request_uri", "requestUri"),
  PATH("path", "uri", "url", "request_path"),
  QUERY("request_query", "args", "query", "query_string"),
  NAMESPACE("namespace", "ingress_namespace"),
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

  /**
   * One name of a field.
   *
   * @param rank 0 for the most precise
   */
  record Name(JsonField field, int rank) {}

  private static final Map<String, Name> BY_NAME = new HashMap<>();

  static {
    for (JsonField field : values()) {
      for (int rank = 0; rank < field.names.length; rank++) {
        BY_NAME.put(field.names[rank], new Name(field, rank));
      }
    }
  }

  private final String[] names;

  JsonField(String... names) {
    this.names = names;
  }

  /** Null for a name that means nothing here. */
  static Name named(String name) {
    return BY_NAME.get(name);
  }
}
