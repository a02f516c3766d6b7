package io.zerodrop.analyzer.advice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A way from an Ingress, HTTPRoute or GRPCRoute to a Service.
 *
 * @param manifest of the route
 * @param namespace of the Service, empty where it is that of whoever applies the route
 * @param service its name
 * @param path of the field that says for how long a request may run, else of the rules
 * @param timeoutSeconds of a request to the pods; empty where the route leaves it to defaults
 */
public record Route(
    Manifest manifest, String namespace, String service, String path, OptionalLong timeoutSeconds) {

  private static final String READ_TIMEOUT = "nginx.ingress.kubernetes.io/proxy-read-timeout";

  /** Gateway API durations: GEP-2257. */
  private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,5})(h|ms|m|s)");

  static List<Route> of(Manifest manifest) {
    return switch (manifest.kind()) {
      case "Ingress" -> ingress(manifest);
      case "HTTPRoute", "GRPCRoute" -> gateway(manifest);
      default -> List.of();
    };
  }

  public boolean leadsTo(Service other) {
    return other.manifest().name().equals(service)
        && (namespace.isEmpty()
            || other.manifest().namespace().isEmpty()
            || namespace.equals(other.manifest().namespace()));
  }

  private static List<Route> ingress(Manifest manifest) {
    OptionalLong timeout =
        Optional.ofNullable(new Service(manifest).annotations().get(READ_TIMEOUT))
            .map(Route::seconds)
            .orElse(OptionalLong.empty());
    List<Route> routes = new ArrayList<>();
    manifest
        .find("spec.defaultBackend")
        .flatMap(Route::backend)
        .ifPresent(name -> routes.add(route(manifest, "", name, "spec.defaultBackend", timeout)));
    for (Node rule : items(manifest.find("spec.rules"))) {
      Optional<Node> paths =
          Fields.value(rule, "http").flatMap(http -> Fields.value(http, "paths"));
      for (Node path : items(paths)) {
        Fields.value(path, "backend")
            .flatMap(Route::backend)
            .ifPresent(name -> routes.add(route(manifest, "", name, "spec.rules", timeout)));
      }
    }
    return routes;
  }

  private static Route route(
      Manifest manifest, String namespace, String name, String path, OptionalLong timeout) {
    return new Route(
        manifest,
        namespace.isEmpty() ? manifest.namespace() : namespace,
        name,
        timeout.isPresent() && manifest.kind().equals("Ingress") ? "metadata.annotations" : path,
        timeout);
  }

  /** {@code service.name}, or {@code serviceName} before networking.k8s.io/v1. */
  private static Optional<String> backend(Node backend) {
    return Fields.value(backend, "service")
        .flatMap(service -> Fields.value(service, "name"))
        .or(() -> Fields.value(backend, "serviceName"))
        .map(Fields::scalar);
  }

  private static List<Route> gateway(Manifest manifest) {
    List<Route> routes = new ArrayList<>();
    for (Node rule : items(manifest.find("spec.rules"))) {
      OptionalLong timeout = timeout(rule);
      for (Node backend : items(Fields.value(rule, "backendRefs"))) {
        String kind = Fields.value(backend, "kind").map(Fields::scalar).orElse("Service");
        String name = Fields.value(backend, "name").map(Fields::scalar).orElse("");
        if (kind.equals("Service") && !name.isEmpty()) {
          String namespace = Fields.value(backend, "namespace").map(Fields::scalar).orElse("");
          routes.add(route(manifest, namespace, name, "spec.rules", timeout));
        }
      }
    }
    return routes;
  }

  /** Of one try at a pod, else of the whole request. */
  private static OptionalLong timeout(Node rule) {
    return Fields.value(rule, "timeouts")
        .flatMap(
            both -> Fields.value(both, "backendRequest").or(() -> Fields.value(both, "request")))
        .map(Fields::scalar)
        .map(Route::seconds)
        .orElse(OptionalLong.empty());
  }

  /** {@code 90}, {@code 90s}, {@code 1m30s}; rounded up. Empty for 0, which means no timeout. */
  public static OptionalLong seconds(String text) {
    if (text.matches("\\d{1,6}")) {
      long seconds = Long.parseLong(text);
      return seconds == 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
    }
    Matcher part = DURATION_PART.matcher(text);
    long millis = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      long number = Long.parseLong(part.group(1));
      millis +=
          switch (part.group(2)) {
            case "h" -> number * 3_600_000;
            case "m" -> number * 60_000;
            case "s" -> number * 1000;
            default -> number;
          };
      end = part.end();
    }
    return end == text.length() && millis > 0
        ? OptionalLong.of((millis + 999) / 1000)
        : OptionalLong.empty();
  }

  private static List<Node> items(Optional<Node> list) {
    return list.filter(SequenceNode.class::isInstance)
        .map(node -> ((SequenceNode) node).getValue())
        .orElse(List.of());
  }
}
