package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.SliceState;
import java.util.ArrayList;
import java.util.List;

/** Reads an EndpointSlice (k8s.io/api/discovery/v1). */
public final class SliceReader {

  private static final String CONTROLLER = "kube-controller-manager";

  private SliceReader() {}

  public static SliceState read(Tree slice, ObjectMeta meta) throws Mismatch {
    Tree metadata = slice.object("metadata");
    return new SliceState(
        meta.namespace(),
        meta.name(),
        meta.uid(),
        metadata.object("labels").text("kubernetes.io/service-name"),
        meta.resourceVersion(),
        managed(metadata),
        meta.created(),
        slice.text("addressType"),
        endpoints(slice),
        ports(slice));
  }

  /**
   * The latest write of the controller; of anybody, for a slice that no controller manages, such as
   * the API server's own. Any change of a field refreshes its writer's time.
   */
  private static Long managed(Tree metadata) throws Mismatch {
    Long controller = null;
    Long anybody = null;
    for (Tree entry : metadata.objects("managedFields")) {
      Long time = entry.time("time");
      if (time != null && CONTROLLER.equals(entry.text("manager"))) {
        controller = controller == null ? time : Long.valueOf(Math.max(controller, time));
      }
      if (time != null) {
        anybody = anybody == null ? time : Long.valueOf(Math.max(anybody, time));
      }
    }
    return controller == null ? anybody : controller;
  }

  /** Of an endpoint's addresses only the first is ever used (types.go, Endpoint.addresses). */
  private static List<SliceState.Endpoint> endpoints(Tree slice) throws Mismatch {
    List<SliceState.Endpoint> endpoints = new ArrayList<>();
    for (Tree endpoint : slice.objects("endpoints")) {
      List<String> addresses = endpoint.texts("addresses");
      if (!addresses.isEmpty()) {
        endpoints.add(endpoint(endpoint, addresses.get(0)));
      }
    }
    return endpoints;
  }

  private static SliceState.Endpoint endpoint(Tree endpoint, String address) throws Mismatch {
    Tree conditions = endpoint.object("conditions");
    Tree target = endpoint.object("targetRef");
    boolean pod = "Pod".equals(target.text("kind"));
    return new SliceState.Endpoint(
        address,
        !Boolean.FALSE.equals(conditions.flag("ready")),
        !Boolean.FALSE.equals(conditions.flag("serving")),
        Boolean.TRUE.equals(conditions.flag("terminating")),
        endpoint.text("nodeName"),
        endpoint.text("zone"),
        pod ? target.text("name") : null,
        pod ? target.text("uid") : null);
  }

  /** A port without a number stands for all ports and routes nothing. */
  private static List<SliceState.Port> ports(Tree slice) throws Mismatch {
    List<SliceState.Port> ports = new ArrayList<>();
    for (Tree port : slice.objects("ports")) {
      Integer number = port.integer("port");
      if (number != null) {
        String name = port.text("name");
        ports.add(new SliceState.Port(name == null ? "" : name, number));
      }
    }
    return ports;
  }
}
