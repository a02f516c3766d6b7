package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.Locale;

/**
 * The key under which an attempt meets what its address stood for: the address or server name that
 * was logged, or the Service ({@code service:namespace/name}) where no peer was live. A request
 * that the proxy answered without trying any meets first the error lines about it, which name
 * neither ({@code asked:...}), and then its Service.
 */
public final class RouteKeys {

  private static final String SERVICE = "service:";
  private static final String SERVICE_ADDRESS = "address of service:";

  private final ServiceNames services;

  public RouteKeys(ServiceNames services) {
    this.services = services;
  }

  public String of(RequestLogged request, Attempt attempt) {
    boolean chosen =
        attempt != null && attempt.address() != null && attempt.failure() != Failure.NO_PEER;
    if (chosen) {
      return address(attempt.address());
    }
    if (attempt == null) {
      return asked(request.clientIp(), request.method() + " " + target(request));
    }
    return ofService(request);
  }

  private String ofService(RequestLogged request) {
    String service = serviceOf(request);
    return service != null ? service(service) : backend(request.upstreamName());
  }

  /** What a request without any attempt leads to, once the error lines about it are found. */
  String afterwards(AttemptSeen seen) {
    return seen.attempt() == null ? ofService(seen.request()) : null;
  }

  private static String asked(String client, String request) {
    return "asked:" + client + " " + request;
  }

  static String target(RequestLogged request) {
    boolean query = request.query() != null && !request.query().isEmpty();
    return query ? request.path() + "?" + request.query() : request.path();
  }

  /** Null for a line that names no server. */
  public String of(RouterLine line) {
    if (line.server() == null) {
      return null;
    }
    int colon = line.server().lastIndexOf(':');
    boolean port =
        colon > 0 && line.server().substring(colon + 1).chars().allMatch(Character::isDigit);
    return address(port ? line.server().substring(0, colon) : line.server());
  }

  /** {@code namespace/name} of the Service that the line says it routed to; null if it does not. */
  public String serviceOf(RequestLogged request) {
    if (request.namespace() != null && request.service() != null) {
      return request.namespace() + "/" + request.service();
    }
    return services.of(request.upstreamName());
  }

  static String address(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  static String service(String service) {
    return SERVICE + service;
  }

  /** The key of a Service's virtual address whose number no input tells. */
  public static String serviceAddress(String service) {
    return SERVICE_ADDRESS + service;
  }

  /** Whether a key means a Service as such, or its virtual address. */
  public static boolean isOfService(String key) {
    return isServiceAddress(key) || key.startsWith(SERVICE);
  }

  /** Whether it is such a key, which nothing that a proxy logs has by itself. */
  public static boolean isServiceAddress(String key) {
    return key.startsWith(SERVICE_ADDRESS);
  }

  private static String backend(String name) {
    return "backend:" + (name == null ? "" : name);
  }

  /** The key of an upstream as the nginx error log writes it: {@code http://10.0.0.1:80/path}. */
  public String of(UpstreamError error) {
    if (error.upstream() == null) {
      String line = error.request() == null ? "" : error.request();
      int protocol = line.lastIndexOf(" HTTP/");
      return asked(error.client(), protocol < 0 ? line : line.substring(0, protocol));
    }
    String rest = error.upstream();
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
    String service = services.of(rest);
    return service != null ? service(service) : backend(rest);
  }
}
