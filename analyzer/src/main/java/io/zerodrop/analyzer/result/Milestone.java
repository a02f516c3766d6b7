package io.zerodrop.analyzer.result;

import io.zerodrop.ingest.event.Stamp;

/**
 * One dated step of a termination.
 *
 * @param name one of the constants here
 * @param at the most likely time, inside {@code bounds}, in microseconds
 * @param bounds the true time lies inside
 * @param where the node, ingress or container; null where there is only one place
 * @param source which logs date it, such as {@code audit} or {@code kubelet+pod}; {@code derived}
 *     where none does directly
 */
public record Milestone(String name, long at, Stamp bounds, String where, String source)
    implements Comparable<Milestone> {

  public static final String DELETION_REQUESTED = "deletion-requested";
  public static final String ENDPOINT_TERMINATING = "endpoint-terminating";
  public static final String ENDPOINT_REMOVED = "endpoint-removed";
  public static final String PROXY_OBSERVED = "proxy-observed";
  public static final String INGRESS_OBSERVED = "ingress-observed";
  public static final String SIGTERM = "sigterm";
  public static final String CONTAINER_EXITED = "container-exited";
  public static final String KILL_DEADLINE = "kill-deadline";
  public static final String POD_GONE = "pod-gone";

  @Override
  public int compareTo(Milestone other) {
    int byTime = Long.compare(at, other.at);
    if (byTime != 0) {
      return byTime;
    }
    int byName = name.compareTo(other.name);
    if (byName != 0) {
      return byName;
    }
    return (where == null ? "" : where).compareTo(other.where == null ? "" : other.where);
  }
}
