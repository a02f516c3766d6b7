package io.zerodrop.analyzer.scenario;

import java.util.List;

/** One access-log format and how it writes a request. */
enum AccessFormat {
  INGRESS_NGINX("ingress-nginx", NginxLines::ingressAndErrors),
  INGRESS_NGINX_WITHOUT_ERRORS("ingress-nginx", NginxLines::ingress, Lack.HOW),
  INGRESS_NGINX_JSON("nginx-json", NginxLines::jsonAndErrors),
  INGRESS_NGINX_JSON_WITHOUT_ERRORS("nginx-json", NginxLines::json, Lack.HOW),
  NGINX_FORMAT("nginx-format", NginxLines::userFormat),
  F5("nginx-combined", NginxLines::f5, Lack.START, Lack.WHO_ANSWERED),
  ENVOY("envoy", EnvoyLines::envoy),
  ISTIO("envoy", EnvoyLines::istio),
  ISTIO_JSON("envoy-json", EnvoyLines::istioJson),
  ENVOY_GATEWAY("envoy-json", EnvoyLines::gateway),
  CONTOUR("envoy-json", EnvoyLines::contour),
  ENVOY_FORMAT("envoy-format", EnvoyLines::userFormat),
  HAPROXY("haproxy", HaproxyLines::http),
  TRAEFIK_JSON("traefik-json", TraefikLines::json, Lack.HOW),
  TRAEFIK_JSON_WITH_ITS_LOG("traefik-json", TraefikLines::jsonAndOwnLog),
  TRAEFIK_JSON_WITH_ITS_LOG_IN_ANOTHER_FILE("traefik-json", TraefikLines::jsonAndOwnLogElsewhere),
  TRAEFIK_CLF("traefik", TraefikLines::clf, Lack.HOW),
  ALB("aws-alb", BalancerLines::alb, Lack.HOW),
  GCP("gcp-lb", BalancerLines::gcp),
  JSON_FIELDS("json-fields", CustomLines::json, Lack.HOW),
  PATTERN("pattern", CustomLines::text, Lack.HOW);

  static final String CLIENT = "203.0.113.9";

  /** Writes what a proxy logs of one request. */
  interface Lines {
    void write(Journal journal, String file, Logged request);
  }

  /** What a format's lines do not tell. */
  enum Lack {
    /** How an attempt failed, only that it did. */
    HOW,
    /** When the request began. */
    START,
    /** Whether a 5xx was the pod's own or the proxy's. */
    WHO_ANSWERED
  }

  private final String format;
  private final Lines lines;
  private final List<Lack> lacks;

  AccessFormat(String format, Lines lines, Lack... lacks) {
    this.format = format;
    this.lines = lines;
    this.lacks = List.of(lacks);
  }

  void write(Journal journal, Logged request) {
    lines.write(journal, file(), request);
  }

  boolean lacks(Lack lack) {
    return lacks.contains(lack);
  }

  /** Whether an nginx wrote it, which has an error log. */
  boolean isOfNginx() {
    return format.contains("nginx");
  }

  /** The id of the format that reads it names the file. */
  String file() {
    return format + ".log";
  }

  /** What a user has to say about a format, null if nothing. */
  static String layoutOf(String formatId) {
    return switch (formatId) {
      case "nginx-format" -> NginxLines.LAYOUT;
      case "envoy-format" -> EnvoyLines.LAYOUT;
      case "json-fields" -> CustomLines.FIELDS;
      case "pattern" -> CustomLines.PATTERN;
      default -> null;
    };
  }
}
