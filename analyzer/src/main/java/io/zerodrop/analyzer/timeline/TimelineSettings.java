package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.Stamp;

/**
 * The allowances that bounds of milestones rest on, in microseconds.
 *
 * @param watchDelivery from a write in the API server to its arrival at a watcher; from one
 *     apiserver typically a few to tens of milliseconds
 * @param kubeletReaction from the acceptance of a deletion to the kubelet's first step, on a node
 *     without its log
 * @param signalDelivery from the kubelet's line "Killing container with a grace period", which it
 *     writes just before it calls the runtime, to the signal's arrival in the process
 * @param killRounding the kubelet counts whole seconds of grace (kuberuntime_container.go), so
 *     SIGKILL may come this much after the deadline
 */
public record TimelineSettings(
    long watchDelivery, long kubeletReaction, long signalDelivery, long killRounding) {

  public static final TimelineSettings DEFAULT =
      new TimelineSettings(
          100 * Stamp.MILLISECOND, Stamp.SECOND, 500 * Stamp.MILLISECOND, Stamp.SECOND);
}
