package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.ContainerStatus;
import io.zerodrop.ingest.event.ContainerStatus.Run;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.SliceState;

/**
 * Objects with the times in them moved.
 *
 * @param api is added to the times that an API server set, in microseconds
 * @param node is added to the times that a kubelet set
 */
record RedatedObjects(long api, long node) {

  boolean changesNothing() {
    return api == 0 && node == 0;
  }

  PodState pod(PodState pod) {
    if (pod == null || changesNothing()) {
      return pod;
    }
    return new PodState(
        pod.namespace(),
        pod.name(),
        pod.uid(),
        pod.resourceVersion(),
        pod.owner(),
        pod.labels(),
        plus(pod.created(), api),
        plus(pod.deletionTimestamp(), api),
        pod.deletionGracePeriodSeconds(),
        pod.node(),
        pod.terminationGracePeriodSeconds(),
        pod.containers(),
        pod.ips(),
        pod.hostIp(),
        pod.hostNetwork(),
        pod.phase(),
        pod.reason(),
        pod.ready(),
        plus(pod.readySince(), node),
        pod.disruption(),
        pod.statuses().stream().map(this::status).toList());
  }

  private ContainerStatus status(ContainerStatus status) {
    return new ContainerStatus(
        status.name(),
        status.containerId(),
        status.ready(),
        status.restartCount(),
        status.state(),
        plus(status.startedAt(), node),
        run(status.current()),
        run(status.last()));
  }

  private Run run(Run run) {
    return run == null
        ? null
        : new Run(
            run.exitCode(),
            run.reason(),
            plus(run.startedAt(), node),
            plus(run.finishedAt(), node),
            run.containerId());
  }

  SliceState slice(SliceState slice) {
    if (slice == null || api == 0) {
      return slice;
    }
    return new SliceState(
        slice.namespace(),
        slice.name(),
        slice.uid(),
        slice.service(),
        slice.resourceVersion(),
        plus(slice.managed(), api),
        plus(slice.created(), api),
        slice.addressType(),
        slice.endpoints(),
        slice.ports());
  }

  /** A time of 0 stands for one that was never set. */
  private static Long plus(Long time, long micros) {
    return time == null || time == 0 ? time : Long.valueOf(time + micros);
  }
}
