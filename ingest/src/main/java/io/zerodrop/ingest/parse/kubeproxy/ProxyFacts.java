package io.zerodrop.ingest.parse.kubeproxy;

import io.zerodrop.ingest.event.ProxyLine.Kind;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.klog.GoDuration;
import io.zerodrop.ingest.parse.klog.KlogPairs;
import java.util.List;

/**
 * What a line of kube-proxy names besides its message; see {@link ProxyFacts} fields in ProxyLine.
 */
record ProxyFacts(
    String family, String service, String port, List<String> endpoints, int count, long elapsed) {

  /** Facts of a structured line (Kubernetes 1.22 and later). */
  static ProxyFacts ofPairs(Kind kind, KlogPairs pairs) {
    List<String> endpoints =
        switch (kind) {
          case ENDPOINTS_SET -> pairs.list("endpoints");
          case SERVICE_PORT -> clusterAddress(pairs.text("servicePort"));
          default -> List.of();
        };
    String family = pairs.text("ipFamily");
    return new ProxyFacts(
        family == null ? familyOf(endpoints) : family,
        service(kind, pairs),
        port(pairs),
        endpoints,
        (int) pairs.number(kind == Kind.HEALTH_CHECK ? "endpointCount" : "numEndpoints", -1),
        elapsed(pairs.text("elapsed")));
  }

  /** Facts of a sentence such as {@code Setting endpoints for "shop/web:http" to [a:1 b:2]}. */
  static ProxyFacts ofWords(Kind kind, String message) {
    int from = message.indexOf('"') + 1;
    int to = from == 0 ? -1 : message.indexOf('"', from);
    String name = to < 0 ? null : message.substring(from, to);
    List<String> endpoints =
        switch (kind) {
          case ENDPOINTS_SET -> bracketed(message);
          case SERVICE_PORT -> clusterAddress(after(message, "\" at "));
          default -> List.of();
        };
    return new ProxyFacts(
        familyOf(endpoints),
        name == null ? null : beforePort(name),
        name == null ? null : afterPort(name),
        endpoints,
        -1,
        kind == Kind.SYNC_COMPLETE ? GoDuration.micros(after(message, " took ")) : -1);
  }

  private static String service(Kind kind, KlogPairs pairs) {
    if (kind == Kind.OTHER) {
      return pairs.name("endpoint");
    }
    String portName = portName(pairs);
    return portName == null ? pairs.name("service") : beforePort(portName);
  }

  private static String port(KlogPairs pairs) {
    String portName = portName(pairs);
    return portName == null ? null : afterPort(portName);
  }

  private static String portName(KlogPairs pairs) {
    String name = pairs.name("portName");
    return name == null ? pairs.name("servicePortName") : name;
  }

  private static String beforePort(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** The port's name, "" for the one port of a Service that gives it none. */
  private static String afterPort(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(colon + 1);
  }

  /** {@code 10.0.0.1:80} of {@code 10.0.0.1:80/TCP}. */
  private static List<String> clusterAddress(String servicePort) {
    if (servicePort == null) {
      return List.of();
    }
    int slash = servicePort.indexOf('/');
    return List.of(slash < 0 ? servicePort : servicePort.substring(0, slash));
  }

  private static List<String> bracketed(String message) {
    int open = message.indexOf('[', message.indexOf("\" to "));
    int close = message.lastIndexOf(']');
    return open < 0 || close <= open + 1
        ? List.of()
        : List.of(message.substring(open + 1, close).trim().split("[ ,]+"));
  }

  private static String after(String message, String mark) {
    int at = message.indexOf(mark);
    return at < 0 ? null : message.substring(at + mark.length()).trim();
  }

  private static String familyOf(List<String> endpoints) {
    if (endpoints.isEmpty()) {
      return null;
    }
    return endpoints.get(0).startsWith("[") ? "IPv6" : "IPv4";
  }

  /** A Go duration, or bare seconds as in "Network programming". */
  private static long elapsed(String text) {
    if (text == null) {
      return -1;
    }
    try {
      return (long) (Double.parseDouble(text) * Stamp.SECOND);
    } catch (NumberFormatException duration) {
      return GoDuration.micros(text);
    }
  }
}
