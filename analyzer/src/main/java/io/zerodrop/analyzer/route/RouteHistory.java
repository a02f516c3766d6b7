package io.zerodrop.analyzer.route;

import io.zerodrop.analyzer.timeline.Coverage;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.ServiceState;
import java.util.List;
import java.util.Objects;

/**
 * What stood behind one route key over time.
 *
 * @param key see {@link RouteKeys}
 * @param pods for a pod address, the pods that had it; else all pods of the Services
 * @param services those that the key may stand for
 * @param node for {@link RouteKind#NODE_PORT} the node, null otherwise
 */
public record RouteHistory(
    String key,
    RouteKind kind,
    List<PodTimeline> pods,
    List<ServiceState> services,
    String node,
    Coverage coverage) {

  public RouteHistory {
    pods = List.copyOf(pods);
    services = List.copyOf(services);
  }

  /** Whether nothing that a judgement of its attempts could rest on differs. */
  public boolean tellsTheSame(RouteHistory other) {
    return key.equals(other.key)
        && kind == other.kind
        && Objects.equals(node, other.node)
        && coverage.tellsTheSame(other.coverage)
        && services.equals(other.services)
        && pods.equals(other.pods);
  }
}
