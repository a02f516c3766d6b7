package io.zerodrop.ingest.event;

import java.util.List;

/**
 * A node as one record shows it; fields not shown are null.
 *
 * @param taints {@code key=value:effect} each
 * @param addresses internal and external IP addresses and host names
 */
public record NodeState(
    String name,
    Boolean unschedulable,
    Boolean ready,
    List<String> taints,
    List<String> addresses) {

  public NodeState {
    taints = taints == null ? List.of() : List.copyOf(taints);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
  }
}
