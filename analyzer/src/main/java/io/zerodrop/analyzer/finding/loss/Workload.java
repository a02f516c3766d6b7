package io.zerodrop.analyzer.finding.loss;

import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The workload behind a Service, as its newest manifest or write has it.
 *
 * @param replicas null if not known
 * @param graceSeconds of the pod template, null if not shown
 * @param strategy how it replaces its pods, such as {@code Recreate}; null if not shown
 * @param containers of the pod template, empty if not shown
 */
public record Workload(
    String kind,
    String namespace,
    String name,
    Integer replicas,
    Long graceSeconds,
    String strategy,
    List<ContainerSpec> containers) {

  private static final Pattern MAX_UNAVAILABLE = Pattern.compile("maxUnavailable=(\\d+%?)");

  public Workload {
    containers = List.copyOf(containers);
  }

  public static Workload from(WorkloadState state) {
    return new Workload(
        state.kind(),
        state.namespace(),
        state.name(),
        state.replicas(),
        state.terminationGracePeriodSeconds(),
        state.strategy(),
        state.containers());
  }

  /** Such as {@code Deployment shop/web}. */
  public String object() {
    return kind + " " + namespace + "/" + name;
  }

  /** Of a rolling update, such as {@code 25%} in {@code RollingUpdate(maxUnavailable=25%)}. */
  public Optional<String> maxUnavailable() {
    Matcher matcher = MAX_UNAVAILABLE.matcher(strategy == null ? "" : strategy);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  public boolean recreates() {
    return strategy != null && strategy.startsWith("Recreate");
  }
}
