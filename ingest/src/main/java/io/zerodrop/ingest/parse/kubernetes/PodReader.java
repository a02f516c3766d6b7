package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.ContainerSpec;
import io.zerodrop.ingest.event.PodState;
import java.util.ArrayList;
import java.util.List;

/** Reads a Pod (k8s.io/api/core/v1), whole or as a patch of it. */
public final class PodReader {

  private PodReader() {}

  public static PodState read(Tree pod, ObjectMeta meta) throws Mismatch {
    Tree spec = pod.object("spec");
    Tree status = pod.object("status");
    Tree ready = condition(status, "Ready");
    Tree disrupted = condition(status, "DisruptionTarget");
    List<ContainerSpec> containers = ContainerSpecReader.containers(spec);
    List<String> sidecars =
        containers.stream().filter(ContainerSpec::sidecar).map(ContainerSpec::name).toList();
    return new PodState(
        meta.namespace(),
        meta.name(),
        meta.uid(),
        meta.resourceVersion(),
        meta.owner(),
        pod.object("metadata").object("labels").asTexts(),
        meta.created(),
        meta.deletionTimestamp(),
        meta.deletionGracePeriodSeconds(),
        spec.text("nodeName"),
        spec.number("terminationGracePeriodSeconds"),
        containers,
        addresses(status),
        status.text("hostIP"),
        Boolean.TRUE.equals(spec.flag("hostNetwork")),
        status.text("phase"),
        status.text("reason"),
        isTrue(ready),
        ready.time("lastTransitionTime"),
        Boolean.TRUE.equals(isTrue(disrupted)) ? disrupted.text("reason") : null,
        ContainerStatusReader.statuses(status, sidecars));
  }

  private static List<String> addresses(Tree status) throws Mismatch {
    List<String> addresses = new ArrayList<>();
    for (Tree address : status.objects("podIPs")) {
      String ip = address.text("ip");
      if (ip != null) {
        addresses.add(ip);
      }
    }
    String first = status.text("podIP");
    if (addresses.isEmpty() && first != null && !first.isEmpty()) {
      addresses.add(first);
    }
    return addresses;
  }

  /** The condition of a type; an empty tree where the status does not show it. */
  static Tree condition(Tree status, String type) throws Mismatch {
    for (Tree condition : status.objects("conditions")) {
      if (type.equals(condition.text("type"))) {
        return condition;
      }
    }
    return Tree.of(null);
  }

  /** A condition's status as a boolean: {@code Unknown} is not true; null where not shown. */
  static Boolean isTrue(Tree condition) throws Mismatch {
    String status = condition.text("status");
    return status == null ? null : Boolean.valueOf(status.equals("True"));
  }
}
