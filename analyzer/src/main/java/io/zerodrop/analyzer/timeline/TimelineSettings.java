package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.Stamp;

/**
 * The allowances that bounds of milestones rest on, in microseconds.
 *
 * @param watchDelivery from a write in the API server to its arrival at a watcher; from one
 *     apiserver typically a few to tens of milliseconds
 * @param controllerReaction from the acceptance of a deletion to the slice controller's write,
 *     where nothing else dates the deletion: milliseconds on an idle cluster, seconds where a mass
 *     rollout meets the controllers' limit of 20 requests a second
 * @param kubeletReaction from the acceptance of a deletion to the kubelet's first step, on a node
 *     without its log
 * @param relist from a container's end to the kubelet's line about it: it looks once a second
 *     (pkg/kubelet/kubelet.go), after the end of its last look
 * @param signalDelivery from the kubelet's line "Killing container with a grace period", which it
 *     writes just before it calls the runtime, to the signal's arrival in the process
 * @param killRounding the kubelet counts whole seconds of grace (kuberuntime_container.go), so
 *     SIGKILL may come this much after the deadline
 */
public record TimelineSettings(
    long watchDelivery,
    long controllerReaction,
    long kubeletReaction,
    long relist,
    long signalDelivery,
    long killRounding) {

  public static final TimelineSettings DEFAULT =
      new TimelineSettings(
          100 * Stamp.MILLISECOND,
          5 * Stamp.SECOND,
          Stamp.SECOND,
          3 * Stamp.SECOND,
          500 * Stamp.MILLISECOND,
          Stamp.SECOND);
}
