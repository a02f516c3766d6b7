package io.zerodrop.analyzer.background;

import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.termination.ReadyEndpoints;
import io.zerodrop.analyzer.termination.TerminationDraft;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.WorkloadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the picture of a cluster tells of each Service. */
public final class ServiceBackgrounds {

  private ServiceBackgrounds() {}

  /**
   * @param services {@code namespace/name} of all known Services
   */
  public static List<ServiceBackground> of(ClusterPicture picture, List<String> services) {
    Map<String, List<Termination>> terminations = new TreeMap<>();
    for (Termination termination : terminations(picture)) {
      for (String service : termination.services()) {
        terminations.computeIfAbsent(service, s -> new ArrayList<>()).add(termination);
      }
    }
    Map<String, ServiceState> states = new TreeMap<>();
    for (ServiceState state : picture.services()) {
      states.put(state.namespace() + "/" + state.name(), state);
    }
    Map<String, ReadyEndpoints> endpoints = ReadyEndpoints.of(picture);
    List<ServiceBackground> backgrounds = new ArrayList<>();
    for (String service : services) {
      ServiceState state = states.get(service);
      List<Termination> ended = terminations.getOrDefault(service, List.of());
      backgrounds.add(
          new ServiceBackground(
              service,
              ended,
              ServiceFacts.from(state, behind(service, state, ended, picture), null),
              endpoints.getOrDefault(service, ReadyEndpoints.UNKNOWN)));
    }
    if (backgrounds.isEmpty()) {
      backgrounds.add(
          new ServiceBackground("", List.of(), ServiceFacts.NONE, ReadyEndpoints.UNKNOWN));
    }
    return backgrounds;
  }

  public static List<Termination> terminations(ClusterPicture picture) {
    List<Termination> terminations = new ArrayList<>();
    for (PodTimeline pod : picture.pods()) {
      Termination termination = TerminationDraft.of(pod, picture.coverage());
      if (termination != null) {
        terminations.add(termination);
      }
    }
    return terminations;
  }

  /** The workloads that the Service selects, or that own pods which it routed to. */
  private static List<WorkloadState> behind(
      String service, ServiceState state, List<Termination> ended, ClusterPicture picture) {
    String namespace = service.substring(0, service.indexOf('/'));
    List<WorkloadState> behind = new ArrayList<>();
    for (WorkloadState workload : picture.workloads()) {
      boolean selected =
          state != null
              && !state.selector().isEmpty()
              && workload.labels().entrySet().containsAll(state.selector().entrySet());
      String owner = workload.kind() + "/" + workload.name();
      boolean owns = ended.stream().anyMatch(one -> one.ownerChain().contains(owner));
      if (namespace.equals(workload.namespace()) && (selected || owns)) {
        behind.add(workload);
      }
    }
    return behind;
  }
}
