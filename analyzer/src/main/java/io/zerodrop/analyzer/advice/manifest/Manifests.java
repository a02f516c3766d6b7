package io.zerodrop.analyzer.advice.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects that were given, and how they hang together. */
public record Manifests(List<Manifest> objects) {

  public Manifests {
    objects = List.copyOf(objects);
  }

  public static Manifests of(List<ManifestFile> files) {
    return new Manifests(files.stream().flatMap(file -> file.objects().stream()).toList());
  }

  public List<Workload> workloads() {
    return objects.stream().map(Workload::of).flatMap(Optional::stream).toList();
  }

  public List<Service> services() {
    return objects.stream().map(Service::of).flatMap(Optional::stream).toList();
  }

  public List<Manifest> ofKind(String kind) {
    return objects.stream().filter(each -> each.kind().equals(kind)).toList();
  }

  /** From Ingresses and Gateway API routes to Services, given or not. */
  public List<Route> routes() {
    return objects.stream().flatMap(each -> Route.of(each).stream()).toList();
  }

  /** Those that lead to a workload's pods. */
  public List<Route> routesTo(Workload workload) {
    List<Service> services = servicesOf(workload);
    return routes().stream().filter(route -> services.stream().anyMatch(route::leadsTo)).toList();
  }

  public List<Service> servicesOf(Workload workload) {
    return services().stream().filter(service -> service.selects(workload)).toList();
  }

  /** What gets requests: behind a Service, or, where no Service was given, with ports. */
  public List<Workload> routed() {
    return workloads().stream()
        .filter(
            workload ->
                services().isEmpty()
                    ? workload.containers().stream().anyMatch(each -> !each.ports().isEmpty())
                    : !servicesOf(workload).isEmpty())
        .toList();
  }

  /** The container that a Service sends to, else the first with ports, else the first. */
  public Optional<Container> serving(Workload workload) {
    List<String> targets =
        servicesOf(workload).stream().flatMap(each -> each.targetPorts().stream()).toList();
    List<Container> containers = workload.containers();
    return containers.stream()
        .filter(each -> each.ports().stream().anyMatch(targets::contains))
        .findFirst()
        .or(() -> containers.stream().filter(each -> !each.ports().isEmpty()).findFirst())
        .or(() -> containers.stream().findFirst());
  }

  public Optional<Manifest> autoscaler(Workload workload) {
    return ofKind("HorizontalPodAutoscaler").stream()
        .filter(each -> each.mayShareNamespace(workload.manifest()))
        .filter(
            each ->
                each.text("spec.scaleTargetRef.kind")
                        .filter(workload.manifest().kind()::equals)
                        .isPresent()
                    && each.text("spec.scaleTargetRef.name")
                        .filter(workload.manifest().name()::equals)
                        .isPresent())
        .findFirst();
  }

  public Optional<Manifest> disruptionBudget(Workload workload) {
    return ofKind("PodDisruptionBudget").stream()
        .filter(each -> each.mayShareNamespace(workload.manifest()))
        .filter(
            each -> {
              Map<String, String> labels =
                  Workload.labels(each.find("spec.selector.matchLabels").orElse(null));
              return workload.podLabels().entrySet().containsAll(labels.entrySet());
            })
        .findFirst();
  }

  /** The fewest pods it runs with: an autoscaler's minimum, else its replicas. */
  public Optional<Long> fewestReplicas(Workload workload) {
    return autoscaler(workload)
        .map(each -> each.number("spec.minReplicas").orElse(1L))
        .or(workload::replicas);
  }
}
