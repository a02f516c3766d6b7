package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.finding.loss.Workload;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.ingest.event.ContainerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the pods of a loss get their shutdown from, and what it says now.
 *
 * @param object such as {@code Deployment shop/web}
 * @param path of the pod spec in it, such as {@code spec.template.spec}
 * @param container the one that serves the requests, {@code *} where no input tells which
 * @param preStopSeconds as the newest manifest has it, else as the pods had it; null if not known
 * @param preStopKind {@code none}, {@code sleep}, {@code exec}, {@code httpGet}; null if not known
 * @param graceSeconds as the newest manifest has it, else as the pods had it; null if not known
 * @param workload empty where no manifest or write of it is known
 */
record PodTemplate(
    String object,
    String path,
    String container,
    Long preStopSeconds,
    String preStopKind,
    Long graceSeconds,
    Optional<Workload> workload) {

  /** The default of {@code terminationGracePeriodSeconds}. */
  static final long DEFAULT_GRACE_SECONDS = 30;

  static PodTemplate of(Loss loss) {
    Optional<String> owner = topOwner(loss.terminations());
    Optional<Workload> workload = workload(loss, owner);
    Optional<ContainerSpec> serving = workload.flatMap(w -> serving(loss, w));
    Optional<Termination> stopped = loss.terminations().stream().findFirst();
    Long preStop = stopped.map(Termination::preStopSeconds).orElse(null);
    String kind = stopped.map(Termination::preStopKind).orElse(null);
    if (serving.isPresent()) {
      ContainerSpec.PreStop hook = serving.get().preStop();
      preStop = hook == null ? Long.valueOf(0) : hook.seconds();
      kind = hook == null ? "none" : hook.kind();
    }
    Long grace = workload.map(Workload::graceSeconds).orElse(null);
    return new PodTemplate(
        workload
            .map(Workload::object)
            .or(
                () ->
                    owner.map(
                        name -> name.replace("/", " " + stopped.orElseThrow().namespace() + "/")))
            .orElse("workload behind " + loss.serviceObject()),
        owner.isPresent() && owner.get().startsWith("Pod/") ? "spec" : "spec.template.spec",
        serving.map(ContainerSpec::name).orElseGet(() -> onlyExited(loss.terminations())),
        preStop,
        kind,
        grace != null ? grace : stopped.map(Termination::graceSeconds).orElse(null),
        workload);
  }

  String containerField(String field) {
    return path + ".containers[" + container + "]." + field;
  }

  String graceField() {
    return path + ".terminationGracePeriodSeconds";
  }

  /** The containers beside the serving one that stop with it instead of after it. */
  List<String> classicSidecars() {
    return workload.stream()
        .flatMap(w -> w.containers().stream())
        .filter(spec -> !spec.sidecar() && !spec.name().equals(container))
        .map(ContainerSpec::name)
        .toList();
  }

  boolean hasReadinessProbe() {
    return workload.stream()
        .flatMap(w -> w.containers().stream())
        .anyMatch(spec -> spec.name().equals(container) && spec.readinessProbe());
  }

  private static Optional<String> topOwner(List<Termination> terminations) {
    return terminations.stream()
        .map(Termination::ownerChain)
        .filter(chain -> !chain.isEmpty())
        .findFirst()
        .map(chain -> chain.get(chain.size() - 1));
  }

  /** A chain that ends in a ReplicaSet may have lost its last link with the audit log. */
  private static Optional<Workload> workload(Loss loss, Optional<String> owner) {
    if (owner.isEmpty()) {
      return loss.facts().onlyWorkload();
    }
    String[] kindAndName = owner.get().split("/", 2);
    Optional<Workload> named = loss.facts().workload(kindAndName[0], kindAndName[1]);
    return named.isPresent() || !kindAndName[0].equals("ReplicaSet")
        ? named
        : loss.facts()
            .onlyWorkload()
            .filter(workload -> kindAndName[1].startsWith(workload.name() + "-"));
  }

  private static Optional<ContainerSpec> serving(Loss loss, Workload workload) {
    List<ContainerSpec> containers =
        workload.containers().stream().filter(spec -> !spec.sidecar()).toList();
    Optional<ContainerSpec> byPort =
        containers.stream().filter(spec -> hasPort(spec, loss.facts().targetPorts())).findFirst();
    return byPort.isPresent() ? byPort : containers.stream().findFirst();
  }

  private static boolean hasPort(ContainerSpec spec, List<String> targets) {
    return Stream.concat(spec.ports().stream().map(String::valueOf), spec.portNames().stream())
        .anyMatch(targets::contains);
  }

  private static String onlyExited(List<Termination> terminations) {
    List<String> exited =
        terminations.stream()
            .map(Termination::exitCodes)
            .map(Map::keySet)
            .flatMap(java.util.Collection::stream)
            .distinct()
            .toList();
    return exited.size() == 1 ? exited.get(0) : "*";
  }
}
