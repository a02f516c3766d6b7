package io.zerodrop.analyzer.clock;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One clock that left times in the logs.
 *
 * @param source the kind of log that holds its times: audit, pod, endpointslice, kubelet,
 *     kube-proxy, event, access, nginx-error
 * @param reading which of the times in that log
 * @param place the node or router; for an audit log what tells API servers apart; "" where there is
 *     only one
 */
public record Clock(String source, Reading reading, String place)
    implements Comparable<Clock>, Serializable {

  private static final Comparator<Clock> ORDER =
      Comparator.comparing(Clock::source).thenComparing(Clock::reading).thenComparing(Clock::place);

  /** Which times of a log a clock wrote. */
  public enum Reading {
    /** When a record was written, by whoever wrote the log. */
    RECORD,
    /** Times that an API server put into objects: creation, deletion, managed fields. */
    API_OBJECT,
    /** Times that a kubelet put into the status of its pods. */
    NODE_OBJECT
  }

  public static Clock of(String source, String place) {
    return new Clock(source, Reading.RECORD, place == null ? "" : place);
  }

  /**
   * Of two clocks that contradict each other, and nothing else says which is off, the one with the
   * lower figure is. An API server's time is what people compare everything with.
   */
  int authority() {
    return switch (source) {
      case "audit" -> 7;
      case "endpointslice" -> 6;
      case "pod" -> 5;
      case "kubelet" -> 4;
      case "kube-proxy" -> 3;
      case "event" -> 2;
      case "access" -> 1;
      default -> 0;
    };
  }

  @Override
  public int compareTo(Clock other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code kubelet node-1} or {@code audit}. */
  @Override
  public String toString() {
    String of =
        switch (reading) {
          case RECORD -> source;
          case API_OBJECT -> "API times in " + source;
          case NODE_OBJECT -> "node times in " + source;
        };
    return place.isEmpty() ? of : of + " " + place;
  }
}
