package io.zerodrop.ingest.format;

import java.util.List;

/**
 * Formats of text lines by what no other format writes. A format named here that {@link LogFormat}
 * does not list is recognised for what it is, and becomes readable with the constant of that id.
 */
final class TextSignature {

  /** A klog line of any component. */
  static final Recognised KLOG = new Recognised("klog", LogKind.UNKNOWN);

  /** A line of the agent beside Istio's Envoy: no access line, and written among them. */
  static final Recognised ISTIO_AGENT = new Recognised("istio-agent", LogKind.UNKNOWN);

  private static final Recognised NGINX_ERROR = new Recognised("nginx-error", LogKind.NGINX_ERROR);
  private static final Recognised INGRESS_NGINX = access("ingress-nginx");
  private static final Recognised HAPROXY = access("haproxy");
  private static final Recognised TRAEFIK = access("traefik");
  private static final Recognised NGINX_COMBINED = access("nginx-combined");
  static final Recognised ENVOY = access("envoy");
  private static final Recognised AWS_ALB = access("aws-alb");

  private static final int LONGEST = 8192;
  private static final List<String> ALB_TYPES =
      List.of("http ", "https ", "h2 ", "grpcs ", "ws ", "wss ", "tls 2.0 ");

  /** What HAProxy says beside requests, behind its tag or alone. */
  private static final List<String> HAPROXY_WORDS =
      List.of("Server ", "Proxy ", "Stopping ", "Connect from ", "backend ");

  private TextSignature() {}

  /** What a line is written in; null if in nothing known. */
  static Recognised of(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (klog(line)) {
      return KLOG;
    }
    if (ClfLine.matches(line, 0, "dddd/dd/dd dd:dd:dd [")
        && line.indexOf('#', 22) > 0
        && line.indexOf("] ", 21) > 0) {
      return NGINX_ERROR;
    }
    if (controllerOfHaproxy(line)) {
      return HAPROXY;
    }
    if (envoy(line)) {
      return ENVOY;
    }
    if (ClfLine.matches(line, 0, "dddd-dd-ddTdd:dd:dd.dddddd") && line.indexOf("Z\t") > 0) {
      return ISTIO_AGENT;
    }
    for (String type : ALB_TYPES) {
      if (line.startsWith(type) && ClfLine.matches(line, type.length(), "dddd-dd-ddTdd:dd:dd")) {
        return AWS_ALB;
      }
    }
    ClfLine clf = ClfLine.of(line);
    if (clf != null) {
      return access(clf);
    }
    if (traefikLog(line)) {
      return TRAEFIK;
    }
    return haproxyEvent(line) ? HAPROXY : null;
  }

  /** Its own log, which other programs' logs resemble but for the names in it. */
  private static boolean traefikLog(String line) {
    boolean form =
        line.startsWith("time=\"") && line.contains(" msg=\"")
            || ClfLine.matches(line, 0, "dddd-dd-ddTdd:dd:dd") && line.contains(" > ");
    return form
        && (line.contains("traefik")
            || line.contains("entryPointName=")
            || line.contains("providerName=")
            || line.contains("' caused by: "));
  }

  /** An access line, or one of its own log: {@code [2026-11-22 11:15:53.048][19][info][main]}. */
  private static boolean envoy(String line) {
    return ClfLine.matches(line, 0, "[dddd-dd-ddTdd:dd:dd") && line.indexOf("] \"") > 0
        || ClfLine.matches(line, 0, "[dddd-dd-dd dd:dd:dd.ddd][d");
  }

  private static Recognised access(ClfLine clf) {
    if (clf.haproxy()) {
      return HAPROXY;
    }
    if (!clf.common()) {
      return null;
    }
    if (clf.ingressNginx()) {
      return INGRESS_NGINX;
    }
    return clf.traefik() ? TRAEFIK : NGINX_COMBINED;
  }

  /** Severity, month and day, time, process or thread, source position. */
  private static boolean klog(String line) {
    if (line.isEmpty() || "IWEF".indexOf(line.charAt(0)) < 0) {
      return false;
    }
    if (!ClfLine.matches(line, 1, "dddd dd:dd:dd.")) {
      return false;
    }
    int bracket = line.indexOf(']');
    return bracket > 0 && line.lastIndexOf(':', bracket) > 15;
  }

  /** {@code 2020/06/30 13:17:57 ERROR events.go:378 ...} of HAProxy's own ingress controller. */
  private static boolean controllerOfHaproxy(String line) {
    if (!ClfLine.matches(line, 0, "dddd/dd/dd dd:dd:dd AAA")) {
      return false;
    }
    int source = line.indexOf(".go:", 20);
    return source > 0 && source < 80;
  }

  private static boolean haproxyEvent(String line) {
    int tag = line.indexOf("]: ");
    int start = line.startsWith("[") ? line.indexOf(" : ") + 3 : tag < 0 ? 0 : tag + 3;
    boolean tagged = tag > 0 && line.lastIndexOf("haproxy[", tag) >= 0;
    for (String word : HAPROXY_WORDS) {
      if (line.startsWith(word, start)) {
        return tagged || says(line, start);
      }
    }
    return false;
  }

  /** Whether a line without HAProxy's tag is nonetheless surely its own. */
  private static boolean says(String line, int start) {
    return line.startsWith("Connect from ", start) && line.contains("/HTTP)")
        || line.startsWith("Server ", start)
            && (line.contains(" is DOWN") || line.contains(" is UP") || line.contains(" is going "))
        || line.contains(" has no server available!")
        || line.startsWith("Proxy ", start)
            && (line.contains(" started.") || line.contains(" stopped "));
  }

  private static Recognised access(String format) {
    return new Recognised(format, LogKind.ACCESS);
  }
}
