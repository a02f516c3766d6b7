package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A timeline's milestones in the order of the protocol. Of several with one name the one that
 * decides the traffic stands last: among containers' exits that of the one which served.
 */
final class Milestones {

  private static final String DERIVED = "derived";

  private final List<Milestone> milestones = new ArrayList<>();

  private Milestones() {}

  static List<Milestone> of(PodTimeline pod) {
    Milestones all = new Milestones();
    all.add(Milestone.DELETION_REQUESTED, pod.deletion(), null, source(pod.deletionEvidence()));
    for (EndpointTrack track : endpoints(pod, true)) {
      all.add(
          Milestone.ENDPOINT_TERMINATING,
          track.terminating(),
          track.service(),
          source(track.terminatingEvidence()));
    }
    pod.proxies().stream()
        .filter(applied -> applied.at() != null)
        .sorted(Comparator.comparing(ProxyApplied::node))
        .forEach(
            applied ->
                all.add(Milestone.PROXY_OBSERVED, applied.at(), applied.node(), "kube-proxy"));
    all.add(
        Milestone.SIGTERM,
        pod.sigterm(),
        null,
        pod.sigtermEvidence() == null ? DERIVED : source(pod.sigtermEvidence()));
    pod.exits().stream()
        .filter(exit -> !pod.deleted() || !exit.at().certainlyBefore(pod.deletion()))
        .sorted(
            Comparator.comparing(ContainerExit::serving)
                .thenComparing(ContainerExit::at)
                .thenComparing(ContainerExit::container))
        .forEach(
            exit ->
                all.add(
                    Milestone.CONTAINER_EXITED,
                    exit.at(),
                    exit.container(),
                    source(exit.evidence())));
    all.add(Milestone.KILL_DEADLINE, pod.killDeadline(), null, DERIVED);
    for (EndpointTrack track : endpoints(pod, false)) {
      all.add(
          Milestone.ENDPOINT_REMOVED,
          track.removed(),
          track.service(),
          source(track.removedEvidence()));
    }
    all.add(Milestone.POD_GONE, pod.gone(), null, source(pod.goneEvidence()));
    return all.milestones;
  }

  /** Of several Services the first to be marked, or the last to lose the endpoint, decides. */
  private static List<EndpointTrack> endpoints(PodTimeline pod, boolean marks) {
    Comparator<EndpointTrack> byTime =
        Comparator.comparing(track -> marks ? track.terminating() : track.removed());
    return pod.endpoints().stream()
        .filter(track -> (marks ? track.terminating() : track.removed()) != null)
        .sorted((marks ? byTime.reversed() : byTime).thenComparing(EndpointTrack::service))
        .toList();
  }

  private static String source(Evidence evidence) {
    return evidence == null ? DERIVED : evidence.source();
  }

  private void add(String name, Stamp at, String where, String source) {
    if (at != null) {
      milestones.add(new Milestone(name, at.middle(), at, where, source));
    }
  }
}
