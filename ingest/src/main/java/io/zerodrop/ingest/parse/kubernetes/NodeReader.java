package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.NodeState;
import java.util.ArrayList;
import java.util.List;

/** Reads a Node (k8s.io/api/core/v1), whole or as a patch of it. */
public final class NodeReader {

  private NodeReader() {}

  /** A whole node that does not say {@code unschedulable} is schedulable. */
  public static NodeState read(Tree node, ObjectMeta meta) throws Mismatch {
    NodeState shown = readPatch(node, meta);
    return shown.unschedulable() != null
        ? shown
        : new NodeState(shown.name(), false, shown.ready(), shown.taints(), shown.addresses());
  }

  /**
   * A patch with {@code unschedulable: null} makes it schedulable again, as kubectl uncordon does.
   */
  public static NodeState readPatch(Tree node, ObjectMeta meta) throws Mismatch {
    Tree spec = node.object("spec");
    Tree status = node.object("status");
    Boolean unschedulable =
        spec.isNull("unschedulable") ? Boolean.FALSE : spec.flag("unschedulable");
    List<String> addresses = new ArrayList<>();
    for (Tree address : status.objects("addresses")) {
      if (address.text("address") != null) {
        addresses.add(address.text("address"));
      }
    }
    return new NodeState(
        meta.name(),
        unschedulable,
        PodReader.isTrue(PodReader.condition(status, "Ready")),
        taints(spec),
        addresses);
  }

  private static List<String> taints(Tree spec) throws Mismatch {
    List<String> taints = new ArrayList<>();
    for (Tree taint : spec.objects("taints")) {
      String key = taint.text("key");
      String value = taint.text("value");
      if (key != null) {
        taints.add(
            key
                + (value == null || value.isEmpty() ? "" : "=" + value)
                + ":"
                + taint.text("effect"));
      }
    }
    return taints;
  }
}
