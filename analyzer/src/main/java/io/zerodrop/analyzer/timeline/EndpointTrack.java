package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * How one pod stood in the EndpointSlices of one Service.
 *
 * @param service {@code namespace/name}
 * @param added when it first appeared, null if it was there from the first view
 * @param changes every change of its conditions, in order
 * @param terminating when it was first marked terminating, null if never
 * @param removed when it left for good, null if it never did
 * @param ports container ports that the slices point at
 */
public record EndpointTrack(
    String service,
    String address,
    Stamp added,
    List<Change> changes,
    Stamp terminating,
    Evidence terminatingEvidence,
    Stamp removed,
    Evidence removedEvidence,
    List<Integer> ports) {

  public EndpointTrack {
    changes = List.copyOf(changes);
    ports = List.copyOf(ports);
  }

  /**
   * @param present whether the endpoint is listed at all
   */
  public record Change(
      Stamp at, boolean present, boolean ready, boolean serving, boolean terminating) {}

  /**
   * Whether the endpoint was usable for new connections at this time; null before the first view.
   */
  public Change at(long micros) {
    Change last = null;
    for (Change change : changes) {
      if (change.at().latest() > micros) {
        break;
      }
      last = change;
    }
    return last;
  }
}
