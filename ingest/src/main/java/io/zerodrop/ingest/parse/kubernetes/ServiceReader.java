package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.ServiceState;
import java.util.ArrayList;
import java.util.List;

/** Reads a Service (k8s.io/api/core/v1). */
public final class ServiceReader {

  private ServiceReader() {}

  public static ServiceState read(Tree service, ObjectMeta meta) throws Mismatch {
    Tree spec = service.object("spec");
    List<String> clusterIps = spec.texts("clusterIPs");
    String clusterIp = spec.text("clusterIP");
    if (clusterIps.isEmpty() && clusterIp != null) {
      clusterIps.add(clusterIp);
    }
    return new ServiceState(
        meta.namespace(),
        meta.name(),
        spec.text("type"),
        clusterIps,
        ports(spec),
        spec.object("selector").asTexts(),
        spec.text("externalTrafficPolicy"),
        spec.text("internalTrafficPolicy"),
        spec.integer("healthCheckNodePort"),
        Boolean.TRUE.equals(spec.flag("publishNotReadyAddresses")));
  }

  private static List<ServiceState.Port> ports(Tree spec) throws Mismatch {
    List<ServiceState.Port> ports = new ArrayList<>();
    for (Tree port : spec.objects("ports")) {
      String name = port.text("name");
      ports.add(
          new ServiceState.Port(
              name == null ? "" : name,
              orZero(port.integer("port")),
              port.scalar("targetPort"),
              orZero(port.integer("nodePort"))));
    }
    return ports;
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }
}
