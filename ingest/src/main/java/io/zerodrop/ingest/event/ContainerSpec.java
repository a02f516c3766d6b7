package io.zerodrop.ingest.event;

import java.util.List;

/**
 * One container of a pod spec.
 *
 * @param sidecar whether it is an init container with {@code restartPolicy: Always}
 * @param preStop null without a hook
 * @param ports container ports
 * @param portNames names of the ports, in the same order, "" where unnamed
 * @param shellForm whether the command makes a shell PID 1
 * @param readinessProbe whether it has one
 */
public record ContainerSpec(
    String name,
    String image,
    boolean sidecar,
    PreStop preStop,
    List<Integer> ports,
    List<String> portNames,
    boolean shellForm,
    boolean readinessProbe) {

  public ContainerSpec {
    name = SharedText.of(name);
    image = SharedText.of(image);
    ports = ports == null ? List.of() : List.copyOf(ports);
    portNames = portNames == null ? List.of() : List.copyOf(portNames);
  }

  /**
   * A preStop hook.
   *
   * @param kind {@code sleep}, {@code exec}, {@code httpGet} or {@code tcpSocket}
   * @param seconds how long it sleeps, null where the hook does not say
   */
  public record PreStop(String kind, Long seconds) {}
}
