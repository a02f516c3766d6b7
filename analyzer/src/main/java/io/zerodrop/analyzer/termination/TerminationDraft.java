package io.zerodrop.analyzer.termination;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.timeline.ContainerExit;
import io.zerodrop.analyzer.timeline.Coverage;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.analyzer.timeline.PodTimeline.ProxyApplied;
import io.zerodrop.analyzer.timeline.StopManner;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A termination as far as the cluster's own logs tell; attempts are counted in later. */
public final class TerminationDraft {

  private TerminationDraft() {}

  /** Null for a pod that neither was deleted nor ended. */
  public static Termination of(PodTimeline pod, Coverage coverage) {
    if (pod.terminationId() == null) {
      return null;
    }
    return new Termination(
        pod.terminationId(),
        began(pod),
        pod.namespace(),
        pod.name(),
        pod.uid(),
        pod.node(),
        pod.addresses(),
        ownerChain(pod),
        pod.endpoints().stream().map(EndpointTrack::service).distinct().sorted().toList(),
        pod.trigger(),
        pod.graceSeconds(),
        pod.preStop().seconds(),
        pod.preStop().kind(),
        subtype(pod),
        Milestones.of(pod),
        exitCodes(pod),
        lags(pod),
        Map.of(),
        evidence(pod),
        missing(pod, coverage));
  }

  private static long began(PodTimeline pod) {
    if (pod.deletion() != null) {
      return pod.deletion().earliest();
    }
    return pod.lastUnasked() == null ? 0 : pod.lastUnasked().over().earliest();
  }

  private static List<String> ownerChain(PodTimeline pod) {
    List<String> chain = new ArrayList<>();
    if (pod.owner() == null) {
      return chain;
    }
    chain.add(pod.owner().kind() + "/" + pod.owner().name());
    String hash = pod.labels().get("pod-template-hash");
    String name = pod.owner().name();
    if ("ReplicaSet".equals(pod.owner().kind()) && hash != null && name.endsWith("-" + hash)) {
      chain.add("Deployment/" + name.substring(0, name.length() - hash.length() - 1));
    }
    return chain;
  }

  private static String subtype(PodTimeline pod) {
    if (pod.preStopFailed()) {
      return Subtype.PRESTOP_FAILED;
    }
    if (StopManner.preStopTakesAllGrace(pod)) {
      return Subtype.PRESTOP_EXCEEDS_GRACE;
    }
    if (pod.deleted() && !pod.deadBeforeDeletion()) {
      return pod.forced() ? Subtype.FORCE_DELETE : ofOrderlyStop(pod);
    }
    switch (pod.ending()) {
      case CRASH:
        return Subtype.CRASH;
      case OOM:
        return Subtype.OOM_KILL;
      case LIVENESS_RESTART:
        return Subtype.PROBE_RESTART;
      case KUBELET_EVICTION:
        return Subtype.KUBELET_EVICTION;
      case NODE_SHUTDOWN:
        return Subtype.NODE_SHUTDOWN;
      case NODE_LOST:
        return Subtype.NODE_FAILURE;
      default:
        return null;
    }
  }

  private static String ofOrderlyStop(PodTimeline pod) {
    if (StopManner.sidecarLeftFirst(pod) || StopManner.proxyExit(pod) != null) {
      return Subtype.SIDECAR_LEFT_FIRST;
    }
    ContainerExit exit = pod.servingExit();
    boolean ignored =
        exit != null && StopManner.killedAtDeadline(exit, pod) && StopManner.startedByShell(pod);
    return ignored ? Subtype.SIGTERM_IGNORED : null;
  }

  private static Map<String, Integer> exitCodes(PodTimeline pod) {
    Map<String, Integer> codes = new TreeMap<>();
    for (ContainerExit exit : pod.exits()) {
      if (exit.exitCode() >= 0) {
        codes.put(exit.container(), exit.exitCode());
      }
    }
    return codes;
  }

  private static Map<String, Double> lags(PodTimeline pod) {
    Map<String, Double> lags = new TreeMap<>();
    Stamp deletion = pod.deletion();
    if (deletion == null) {
      return lags;
    }
    put(lags, "deletion_to_terminating_ms", deletion, pod.terminating());
    put(lags, "deletion_to_sigterm_ms", deletion, pod.sigterm());
    ContainerExit exit = pod.servingExit();
    put(lags, "deletion_to_exit_ms", deletion, exit == null ? null : exit.at());
    put(lags, "deletion_to_removed_ms", deletion, pod.removed());
    put(lags, "deletion_to_gone_ms", deletion, pod.gone());
    for (ProxyApplied applied : pod.proxies()) {
      if (applied.at() == null) {
        Stamp known = Stamp.at(Math.max(deletion.middle(), applied.coveredUntil()));
        put(lags, "proxy_unobserved_ms." + applied.node(), deletion, known);
      } else {
        put(lags, "proxy_observed_ms." + applied.node(), deletion, applied.at());
      }
    }
    return lags;
  }

  private static void put(Map<String, Double> lags, String name, Stamp from, Stamp to) {
    if (to != null) {
      lags.put(name, Math.round((to.middle() - from.middle()) / 100.0) / 10.0);
    }
  }

  private static List<Evidence> evidence(PodTimeline pod) {
    List<Evidence> evidence = new ArrayList<>();
    add(evidence, pod.deletionEvidence());
    for (EndpointTrack track : pod.endpoints()) {
      add(evidence, track.terminatingEvidence());
      add(evidence, track.removedEvidence());
    }
    for (ProxyApplied applied : pod.proxies()) {
      add(evidence, applied.evidence());
    }
    add(evidence, pod.sigtermEvidence());
    pod.exits().forEach(exit -> add(evidence, exit.evidence()));
    pod.unasked().forEach(end -> add(evidence, end.evidence()));
    add(evidence, pod.goneEvidence());
    return evidence;
  }

  private static void add(List<Evidence> evidence, Evidence cited) {
    if (cited != null && !evidence.contains(cited)) {
      evidence.add(cited);
    }
  }

  private static List<String> missing(PodTimeline pod, Coverage coverage) {
    List<String> missing = new ArrayList<>();
    boolean audited =
        pod.deletionEvidence() != null && "audit".equals(pod.deletionEvidence().source());
    if (pod.deleted() && !audited) {
      missing.add(
          coverage.has("audit")
              ? "audit: the log does not show who deleted the pod"
              : "audit: who deleted the pod, and when exactly");
    } else if (pod.deleted() && !coverage.auditBodies()) {
      missing.add("audit: what requests and answers held (the log is of Metadata level)");
    }
    if (pod.deleted() && pod.terminating() == null) {
      missing.add("endpointslice: when the endpoint was marked terminating");
    } else if (pod.deleted() && !coverage.slicesWatched()) {
      missing.add("endpointslice: when changes were seen (only the audit log dates them)");
    }
    if (!coverage.has("kube-proxy")) {
      missing.add("kube-proxy: when each node applied the change");
    }
    if (pod.node() != null && !coverage.kubeletNodes().contains(pod.node())) {
      missing.add("kubelet: when the container got SIGTERM on " + pod.node());
    }
    return missing;
  }
}
