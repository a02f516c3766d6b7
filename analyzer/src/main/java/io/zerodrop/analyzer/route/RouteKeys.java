package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import java.util.Locale;

/**
 * The key under which an attempt meets what its address stood for: the address or server name that
 * was logged, or {@code backend:} and the backend's name where no peer was chosen.
 */
public final class RouteKeys {

  private RouteKeys() {}

  public static String of(RequestLogged request, Attempt attempt) {
    boolean chosen =
        attempt != null && attempt.address() != null && attempt.failure() != Failure.NO_PEER;
    if (chosen) {
      return address(attempt.address());
    }
    if (request.namespace() != null && request.service() != null) {
      return service(request.namespace(), request.service());
    }
    return backend(request.upstreamName());
  }

  public static String address(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  public static String backend(String name) {
    return "backend:" + (name == null ? "" : name);
  }

  public static String service(String namespace, String service) {
    return "backend:" + namespace + "/" + service;
  }

  /** The key of an upstream as the nginx error log writes it: {@code http://10.0.0.1:80/path}. */
  public static String ofUpstream(String upstream) {
    String rest = upstream;
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    int slash = rest.indexOf('/');
    rest = slash < 0 ? rest : rest.substring(0, slash);
    if (rest.startsWith("[")) {
      int close = rest.indexOf(']');
      return address(close < 0 ? rest : rest.substring(1, close));
    }
    int colon = rest.lastIndexOf(':');
    boolean port = colon > 0 && rest.substring(colon + 1).chars().allMatch(Character::isDigit);
    if (port) {
      return address(rest.substring(0, colon));
    }
    return backend(rest);
  }
}
