package io.zerodrop.analyzer.trigger;

import io.zerodrop.ingest.event.Stamp;
import java.util.TreeSet;

/** How long nothing was heard of a workload between a write and a pod's end. */
final class Silence {

  private Silence() {}

  /** The longest time without a record of the workload, in microseconds. */
  static long longest(
      SpecWrite write, WorkloadHistory history, ReplicaSetSteps steps, Stamp until) {
    TreeSet<Long> heard = new TreeSet<>(history.activity);
    steps.all.forEach(step -> heard.add(step.time().earliest()));
    return longest(write.at(), until.earliest(), heard);
  }

  static long longest(long from, long to, TreeSet<Long> heard) {
    long longest = 0;
    long previous = from;
    for (long time : heard.tailSet(from)) {
      long next = Math.min(time, to);
      longest = Math.max(longest, next - previous);
      previous = Math.max(previous, next);
    }
    return Math.max(longest, to - previous);
  }
}
