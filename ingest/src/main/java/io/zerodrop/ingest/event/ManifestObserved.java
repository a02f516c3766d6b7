package io.zerodrop.ingest.event;

/**
 * An object of a manifest or a list dump; exactly one of the objects is set. It carries no time.
 */
public record ManifestObserved(
    Position position, ServiceState service, WorkloadState workload, NodeState node)
    implements ClusterEvent {

  @Override
  public Stamp time() {
    return null;
  }
}
