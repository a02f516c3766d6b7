package io.zerodrop.analyzer.advice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A Service. */
public record Service(Manifest manifest) {

  public static Optional<Service> of(Manifest manifest) {
    return manifest.kind().equals("Service")
        ? Optional.of(new Service(manifest))
        : Optional.empty();
  }

  public boolean selects(Workload workload) {
    Map<String, String> selector = selector();
    return !selector.isEmpty()
        && manifest.mayShareNamespace(workload.manifest())
        && workload.podLabels().entrySet().containsAll(selector.entrySet());
  }

  public Map<String, String> selector() {
    return Workload.labels(manifest.find("spec.selector").orElse(null));
  }

  public boolean hasSelector() {
    return !selector().isEmpty();
  }

  public boolean headless() {
    return manifest.text("spec.clusterIP").filter("None"::equals).isPresent();
  }

  public boolean externalLocal() {
    return manifest.text("spec.externalTrafficPolicy").filter("Local"::equals).isPresent();
  }

  public boolean internalLocal() {
    return manifest.text("spec.internalTrafficPolicy").filter("Local"::equals).isPresent();
  }

  public Map<String, String> annotations() {
    return Workload.labels(manifest.find("metadata.annotations").orElse(null));
  }

  /** Numbers and names of the container ports it sends to. */
  public List<String> targetPorts() {
    List<String> targets = new ArrayList<>();
    if (manifest.find("spec.ports").orElse(null) instanceof SequenceNode ports) {
      for (Node port : ports.getValue()) {
        Fields.value(port, "targetPort")
            .map(Fields::scalar)
            .or(() -> Fields.value(port, "port").map(Fields::scalar))
            .ifPresent(targets::add);
      }
    }
    return targets;
  }
}
