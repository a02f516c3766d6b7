package io.zerodrop.analyzer.advice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A Deployment, StatefulSet or DaemonSet. */
public record Workload(Manifest manifest) {

  public static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  /** The defaults of {@code pkg/apis/apps/v1/defaults.go} and {@code pkg/apis/core/v1}. */
  public static final long DEFAULT_GRACE_SECONDS = 30;

  private static final String POD = "spec.template.spec";

  public static Optional<Workload> of(Manifest manifest) {
    return KINDS.contains(manifest.kind()) ? Optional.of(new Workload(manifest)) : Optional.empty();
  }

  public boolean is(String kind) {
    return manifest.kind().equals(kind);
  }

  public long graceSeconds() {
    return manifest.number(gracePath()).orElse(DEFAULT_GRACE_SECONDS);
  }

  public String gracePath() {
    return POD + ".terminationGracePeriodSeconds";
  }

  /** Empty for a DaemonSet, whose nodes decide. */
  public Optional<Long> replicas() {
    return is("DaemonSet")
        ? Optional.empty()
        : Optional.of(manifest.number("spec.replicas").orElse(1L));
  }

  /** Main containers. */
  public List<Container> containers() {
    return containers("containers");
  }

  /** Init containers that live on beside the main ones (restartPolicy Always). */
  public List<Container> nativeSidecars() {
    return containers("initContainers").stream()
        .filter(each -> each.text("restartPolicy").filter("Always"::equals).isPresent())
        .toList();
  }

  private List<Container> containers(String list) {
    List<Container> containers = new ArrayList<>();
    if (manifest.find(POD + "." + list).orElse(null) instanceof SequenceNode nodes) {
      for (Node node : nodes.getValue()) {
        Fields.value(node, "name")
            .map(Fields::scalar)
            .ifPresent(
                name ->
                    containers.add(
                        new Container(manifest, POD + "." + list + "[" + name + "]", name, node)));
      }
    }
    return containers;
  }

  public Map<String, String> podLabels() {
    return labels(manifest.find("spec.template.metadata.labels").orElse(null));
  }

  public String strategyPath() {
    return is("Deployment") ? "spec.strategy" : "spec.updateStrategy";
  }

  public boolean recreates() {
    return manifest.text("spec.strategy.type").filter("Recreate"::equals).isPresent();
  }

  /** How many pods a rolling update may leave unready, rounded down as the controller does. */
  public long maxUnavailable() {
    String set = manifest.text(strategyPath() + ".rollingUpdate.maxUnavailable").orElse(null);
    String standard = is("Deployment") ? "25%" : "1";
    return share(set == null ? standard : set, false);
  }

  /** How many pods a rolling update may add, rounded up as the controller does. */
  public long maxSurge() {
    String set = manifest.text(strategyPath() + ".rollingUpdate.maxSurge").orElse(null);
    return share(set == null ? is("Deployment") ? "25%" : "0" : set, true);
  }

  private long share(String value, boolean up) {
    long of = replicas().orElse(1L);
    if (value.matches("\\d{1,6}%")) {
      long percent = Long.parseLong(value.substring(0, value.length() - 1));
      return up ? (of * percent + 99) / 100 : of * percent / 100;
    }
    return value.matches("\\d{1,6}") ? Long.parseLong(value) : 0;
  }

  static Map<String, String> labels(Node node) {
    Map<String, String> labels = new TreeMap<>();
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              entry ->
                  labels.put(
                      String.valueOf(Fields.key(entry)),
                      String.valueOf(Fields.scalar(entry.getValueNode()))));
    }
    return labels;
  }
}
