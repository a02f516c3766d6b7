package io.zerodrop.analyzer.verdict;

import io.zerodrop.analyzer.result.Outcome;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.ServiceState;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.List;
import java.util.function.Supplier;

/**
 * One attempt with all that a rule may ask about it.
 *
 * @param id the same whatever the order of lines and the names of files; only those that become a
 *     verdict need one
 * @param suspects the pods that may have been behind the address: one for a pod's address, those of
 *     the Service that lived at the time otherwise
 * @param stranger whether the pod that had the address belonged to another Service
 * @param service {@code namespace/name}, null if not known
 * @param failure as the access line and its error line together tell
 * @param error the error log's line about it, null without one
 * @param switches the router's lines about this address
 * @param start when the router chose the peer
 */
public record AttemptFacts(
    Supplier<String> id,
    AttemptSeen seen,
    RouteHistory route,
    List<PodTimeline> suspects,
    boolean stranger,
    String service,
    Failure failure,
    Outcome outcome,
    UpstreamError error,
    List<RouterLine> switches,
    Stamp start,
    Stamp end,
    PodExperience experience) {

  /** Microseconds from start to end, -1 if not known. */
  public long duration() {
    return seen.attempt() == null ? -1 : seen.attempt().responseMicros();
  }

  /** Whether it was over as soon as it was sent; false where its duration is not logged. */
  public boolean instant(Thresholds thresholds) {
    return duration() >= 0 && duration() <= thresholds.instant();
  }

  /** Whether the connection was certainly not a pooled one. */
  public boolean connectedAnew() {
    return seen.attempt() != null && seen.attempt().connectMicros() > 0;
  }

  /**
   * When the router took its view of the endpoints: at the request's start. An nginx worker keeps
   * the peers it began with, HAProxy retries the server it chose; a balancer that looks again at
   * each try is treated alike, which never accuses it of more than it did.
   */
  public Stamp decided() {
    return seen.request().start();
  }

  public boolean connectFailed() {
    return failure.beforeConnect();
  }

  public boolean connectionLost() {
    return failure.afterConnect();
  }

  /** The proxy noted a failure of its own and nothing says of which kind. */
  public boolean vague() {
    return failure == Failure.UNSPECIFIED;
  }

  /** Whether a kube-proxy chose the pod. */
  public boolean throughKubeProxy() {
    return route.kind() == RouteKind.CLUSTER_IP || route.kind() == RouteKind.NODE_PORT;
  }

  /** Whether the Service sends this traffic only to pods of the deciding node. */
  public boolean localPolicy() {
    if (route.kind() == RouteKind.NODE_PORT) {
      return Policies.isLocal(route, service, ServiceState::externalTrafficPolicy);
    }
    return route.kind() == RouteKind.CLUSTER_IP
        && Policies.isLocal(route, service, ServiceState::internalTrafficPolicy);
  }

  /** Whether no input tells the policy of the Service behind a node port. */
  public boolean policyUnknown() {
    return route.kind() == RouteKind.NODE_PORT && Policies.unknown(route, service);
  }

  public long normalPropagation(Thresholds thresholds) {
    return throughKubeProxy() ? thresholds.proxyPropagation() : thresholds.ingressPropagation();
  }

  /**
   * When the router's rules said that the pod is no longer to be chosen: when its endpoint stopped
   * being usable, else its mark, else the deletion. An endpoint that stays ready though it is
   * terminating (publishNotReadyAddresses) is usable until it is removed, and where no endpoint of
   * the Service is ready, kube-proxy goes on to use those that still serve (pkg/proxy/topology.go).
   */
  public Stamp marked(PodTimeline pod) {
    EndpointTrack track = pod.endpointOf(service);
    if (track != null) {
      boolean fallback = throughKubeProxy() && !anyReady();
      Stamp withdrawn = fallback ? track.withdrawnFromFallback() : track.withdrawn();
      if (withdrawn != null) {
        return withdrawn;
      }
      if (track.terminating() != null) {
        return track.terminating();
      }
    }
    return pod.terminating() != null ? pod.terminating() : pod.deletion();
  }

  private boolean anyReady() {
    boolean onlyLocal = route.node() != null && localPolicy();
    for (PodTimeline pod : route.pods()) {
      boolean eligible = !onlyLocal || route.node().equals(pod.node());
      EndpointTrack track = pod.endpointOf(service);
      if (eligible && track != null && track.usableAt(decided().latest())) {
        return true;
      }
    }
    return false;
  }
}
