package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.OwnerReference;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Map;

/**
 * All that the sources tell of one pod, merged. Stamps are null where nothing tells them.
 *
 * @param terminationId of its graceful end; null while it was not being deleted
 * @param graceSeconds that its deletion gave it, else that of its spec
 * @param preStop of the serving container
 * @param created when the object was made
 * @param ready every change of the Ready condition, in order
 * @param started when the serving container's current run began
 * @param deletion when the API server accepted its deletion (D)
 * @param killing when the kubelet began to stop it (KL): preStop starts here
 * @param sigterm when the serving container got SIGTERM (S)
 * @param exits of all containers, in order
 * @param killDeadline when SIGKILL was due
 * @param gone when the object left the API
 * @param forced whether the deletion gave no grace
 * @param unasked the ends that no deletion had asked for, oldest first
 * @param containers as its spec has them, empty where nothing tells
 * @param proxies when each node's kube-proxy had applied the endpoint's end
 */
public record PodTimeline(
    String terminationId,
    String namespace,
    String name,
    String uid,
    OwnerReference owner,
    Map<String, String> labels,
    String node,
    List<String> addresses,
    Long graceSeconds,
    PreStopSpec preStop,
    Stamp created,
    List<Readiness> ready,
    Stamp started,
    Stamp deletion,
    Evidence deletionEvidence,
    Stamp killing,
    Stamp sigterm,
    Evidence sigtermEvidence,
    List<ContainerExit> exits,
    Stamp killDeadline,
    Stamp gone,
    Evidence goneEvidence,
    boolean forced,
    boolean preStopFailed,
    List<UnaskedEnd> unasked,
    List<ContainerSpec> containers,
    List<EndpointTrack> endpoints,
    List<ProxyApplied> proxies,
    Trigger trigger) {

  public PodTimeline {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    addresses = List.copyOf(addresses);
    ready = List.copyOf(ready);
    exits = List.copyOf(exits);
    unasked = List.copyOf(unasked);
    containers = List.copyOf(containers);
    endpoints = List.copyOf(endpoints);
    proxies = List.copyOf(proxies);
  }

  /** How a pod's containers can end although nobody deleted the pod. */
  public enum Ending {
    NONE,
    CRASH,
    OOM,
    LIVENESS_RESTART,
    KUBELET_EVICTION,
    NODE_SHUTDOWN,
    /** The kubelet stopped the container; no input tells why. */
    KUBELET_STOP,
    /** The process exited as one does at SIGTERM; no input tells whether the kubelet stopped it. */
    UNTOLD,
    NODE_LOST
  }

  /**
   * @param kind {@code none}, {@code sleep}, {@code exec}, {@code httpGet}; null if not known
   * @param seconds how long it takes, null if not known
   */
  public record PreStopSpec(String kind, Long seconds) {
    public static final PreStopSpec UNKNOWN = new PreStopSpec(null, null);
    public static final PreStopSpec NONE = new PreStopSpec("none", 0L);
  }

  public record Readiness(Stamp at, boolean ready, Evidence evidence) {}

  /**
   * When one node's kube-proxy applied the endpoint's mark.
   *
   * @param at null where its log shows that it had not, up to {@code coveredUntil}
   * @param coveredUntil the last time that the node's log covers, in microseconds; where it shows
   *     when the mark was applied, that time, so that a log that goes on changes nothing
   */
  public record ProxyApplied(String node, Stamp at, long coveredUntil, Evidence evidence) {

    public ProxyApplied {
      coveredUntil = at == null ? coveredUntil : at.latest();
    }
  }

  public String id() {
    return namespace + "/" + name;
  }

  public boolean deleted() {
    return deletion != null;
  }

  /** How the last end came about that no deletion had asked for. */
  public Ending ending() {
    return lastUnasked() == null ? Ending.NONE : lastUnasked().ending();
  }

  public String endingReason() {
    return lastUnasked() == null ? null : lastUnasked().reason();
  }

  public UnaskedEnd lastUnasked() {
    return unasked.isEmpty() ? null : unasked.get(unasked.size() - 1);
  }

  /** Whether the pod had already ended for good when its deletion was requested. */
  public boolean deadBeforeDeletion() {
    for (UnaskedEnd end : unasked) {
      boolean last = end.exit() == null || (end.exit().serving() && !end.exit().restarted());
      if (deletion != null && last && end.over().certainlyBefore(deletion)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The last exit of the container that served, of a deleted pod the one that its deletion led to;
   * null if none is known.
   */
  public ContainerExit servingExit() {
    ContainerExit last = null;
    for (ContainerExit exit : exits) {
      boolean before = deletion != null && exit.at().certainlyBefore(deletion);
      if (exit.serving() && !before) {
        last = exit;
      }
    }
    return last;
  }

  /** The earliest time an endpoint of it was marked terminating, over its Services. */
  public Stamp terminating() {
    Stamp first = null;
    for (EndpointTrack track : endpoints) {
      if (track.terminating() != null
          && (first == null || track.terminating().compareTo(first) < 0)) {
        first = track.terminating();
      }
    }
    return first;
  }

  /** The latest time an endpoint of it was removed, over its Services. */
  public Stamp removed() {
    Stamp last = null;
    for (EndpointTrack track : endpoints) {
      if (track.removed() != null && (last == null || track.removed().compareTo(last) > 0)) {
        last = track.removed();
      }
    }
    return last;
  }

  /**
   * The pod's endpoint in a Service; null if it has none there.
   *
   * @param service {@code namespace/name}, null for any
   */
  public EndpointTrack endpointOf(String service) {
    for (EndpointTrack track : endpoints) {
      if (service == null || track.service().equals(service)) {
        return track;
      }
    }
    return null;
  }

  PodTimeline withTrigger(Trigger found) {
    return new PodTimeline(
        terminationId,
        namespace,
        name,
        uid,
        owner,
        labels,
        node,
        addresses,
        graceSeconds,
        preStop,
        created,
        ready,
        started,
        deletion,
        deletionEvidence,
        killing,
        sigterm,
        sigtermEvidence,
        exits,
        killDeadline,
        gone,
        goneEvidence,
        forced,
        preStopFailed,
        unasked,
        containers,
        endpoints,
        proxies,
        found);
  }
}
