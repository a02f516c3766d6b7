package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What changed in a pod template, a line each: from the states before and after where both are
 * logged, and from what a patch set for the rest. Of environment variables only the names are ever
 * known here.
 */
final class TemplateDiff {

  private static final List<String> FIELDS =
      List.of(
          "image",
          "preStop",
          "terminationGracePeriodSeconds",
          "readinessProbe",
          Kubectl.RESTARTED_AT);

  /** Whether a variable got a value or a reference is no matter here. */
  private static final Pattern VARIABLE = Pattern.compile("(\\.env\\[[^\\]]+]).*");

  private final List<String> lines = new ArrayList<>();

  private TemplateDiff() {}

  /**
   * @param before the workload or a ReplicaSet of it before, null if not logged
   * @param after the same after, null if not logged
   * @param write the write between them
   */
  static List<String> of(WorkloadState before, WorkloadState after, AuditEvent write) {
    TemplateDiff diff = new TemplateDiff();
    boolean both = before != null && after != null;
    if (both) {
      diff.compare(before, after);
    }
    if (write.change() != null && "patch".equals(write.verb())) {
      boolean whole = both && "kubectl".equals(write.fieldManager());
      List<String> told = List.copyOf(diff.lines);
      write.change().paths().stream()
          .filter(path -> !whole && told.stream().noneMatch(line -> tells(line, path)))
          .map(path -> VARIABLE.matcher(path).replaceFirst("$1"))
          .forEach(diff.lines::add);
    }
    return diff.lines.stream().distinct().toList();
  }

  /** Replicas too, for a scale. */
  static List<String> replicas(Integer before, Integer after) {
    return after == null
        ? List.of()
        : List.of("replicas: " + (before == null ? "?" : before) + " -> " + after);
  }

  private void compare(WorkloadState before, WorkloadState after) {
    maps("container %s image", before.images(), after.images());
    value(
        "annotation " + Kubectl.RESTARTED_AT,
        before.annotations().get(Kubectl.RESTARTED_AT),
        after.annotations().get(Kubectl.RESTARTED_AT));
    value(
        "terminationGracePeriodSeconds",
        before.terminationGracePeriodSeconds(),
        after.terminationGracePeriodSeconds());
    maps("container %s preStop", preStops(before), preStops(after));
    maps("container %s readinessProbe", probes(before), probes(after));
  }

  private void maps(String what, Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      value(what.formatted(name), before.get(name), after.get(name));
    }
  }

  private void value(String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      lines.add(what + ": " + said(before) + " -> " + said(after));
    }
  }

  private static String said(Object value) {
    return value == null ? "none" : value.toString();
  }

  private static Map<String, String> preStops(WorkloadState state) {
    Map<String, String> hooks = new TreeMap<>();
    for (ContainerSpec container : state.containers()) {
      ContainerSpec.PreStop hook = container.preStop();
      if (hook != null) {
        String seconds = hook.seconds() == null ? "" : " " + hook.seconds() + " s";
        hooks.put(container.name(), hook.kind() + seconds);
      }
    }
    return hooks;
  }

  private static Map<String, String> probes(WorkloadState state) {
    Map<String, String> probes = new TreeMap<>();
    for (ContainerSpec container : state.containers()) {
      probes.put(container.name(), container.readinessProbe() ? "set" : "none");
    }
    return probes;
  }

  /** Whether a line from the states says what the patch's note says less well. */
  private static boolean tells(String line, String path) {
    return FIELDS.stream().anyMatch(field -> line.contains(field) && path.contains(field));
  }
}
