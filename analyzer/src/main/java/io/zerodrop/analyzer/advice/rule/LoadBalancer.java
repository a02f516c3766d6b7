package io.zerodrop.analyzer.advice.rule;

import io.zerodrop.analyzer.advice.manifest.Manifest;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.manifest.Service;
import io.zerodrop.analyzer.advice.manifest.Workload;
import java.util.Map;
import java.util.Optional;

/** What the manifests tell of load balancers before a workload. */
public final class LoadBalancer {

  private static final String AZURE = "service.beta.kubernetes.io/azure-load-balancer-";
  private static final String AWS = "service.beta.kubernetes.io/aws-load-balancer-";

  /** Google Cloud's passthrough load balancer: every 8 s, three times. */
  private static final long DEFAULT_DETECTION_SECONDS = 24;

  private static final long DEFAULT_THRESHOLD = 3;

  private LoadBalancer() {}

  /** How long a health check takes to take a node out, by what the manifests tell of it. */
  public static long detectionSeconds(Service service, Manifests manifests) {
    Map<String, String> notes = service.annotations();
    return check(
            notes.get(AWS + "healthcheck-interval"),
            notes.get(AWS + "healthcheck-unhealthy-threshold"))
        .or(
            () ->
                check(
                    notes.get(AZURE + "health-probe-interval"),
                    notes.get(AZURE + "health-probe-num-of-probe")))
        .or(() -> backendConfig(service, manifests))
        .orElse(DEFAULT_DETECTION_SECONDS);
  }

  /** Of Google's Ingress, named by an annotation in JSON. */
  private static Optional<Long> backendConfig(Service service, Manifests manifests) {
    String named = String.valueOf(service.annotations().get("cloud.google.com/backend-config"));
    return manifests.ofKind("BackendConfig").stream()
        .filter(each -> each.mayShareNamespace(service.manifest()))
        .filter(each -> named.contains('"' + each.name() + '"'))
        .findFirst()
        .flatMap(
            each ->
                check(
                    each.text("spec.healthCheck.checkIntervalSec").orElse(null),
                    each.text("spec.healthCheck.unhealthyThreshold").orElse(null)));
  }

  private static Optional<Long> check(String interval, String threshold) {
    return number(interval).map(seconds -> seconds * number(threshold).orElse(DEFAULT_THRESHOLD));
  }

  static Optional<Service> local(Workload workload, Manifests manifests) {
    return manifests.servicesOf(workload).stream().filter(Service::externalLocal).findFirst();
  }

  /** What sends from a cloud load balancer straight to pods: a Service or an Ingress. */
  static Optional<Manifest> toPods(Workload workload, Manifests manifests) {
    Optional<Manifest> service =
        manifests.servicesOf(workload).stream()
            .filter(each -> "ip".equals(each.annotations().get(AWS + "nlb-target-type")))
            .map(Service::manifest)
            .findFirst();
    return service.or(
        () ->
            manifests.ofKind("Ingress").stream()
                .filter(each -> each.mayShareNamespace(workload.manifest()))
                .filter(
                    each -> "ip".equals(annotation(each, "alb.ingress.kubernetes.io/target-type")))
                .findFirst());
  }

  static String annotation(Manifest manifest, String name) {
    return new Service(manifest).annotations().get(name);
  }

  private static Optional<Long> number(String text) {
    return text != null && text.matches("\\d{1,6}")
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }
}
