package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.ContainerSpec;
import java.util.ArrayList;
import java.util.List;

/** Reads the containers of a pod spec that live as long as the pod: main ones and sidecars. */
final class ContainerSpecReader {

  private ContainerSpecReader() {}

  static List<ContainerSpec> containers(Tree podSpec) throws Mismatch {
    List<ContainerSpec> containers = new ArrayList<>();
    for (Tree container : podSpec.objects("containers")) {
      containers.add(container(container, false));
    }
    for (Tree container : podSpec.objects("initContainers")) {
      if ("Always".equals(container.text("restartPolicy"))) {
        containers.add(container(container, true));
      }
    }
    return containers;
  }

  private static ContainerSpec container(Tree container, boolean sidecar) throws Mismatch {
    List<Integer> ports = new ArrayList<>();
    List<String> portNames = new ArrayList<>();
    for (Tree port : container.objects("ports")) {
      Integer number = port.integer("containerPort");
      if (number != null) {
        String name = port.text("name");
        ports.add(number);
        portNames.add(name == null ? "" : name);
      }
    }
    List<String> command = new ArrayList<>(container.texts("command"));
    if (!command.isEmpty()) {
      command.addAll(container.texts("args"));
    }
    return new ContainerSpec(
        container.text("name"),
        container.text("image"),
        sidecar,
        preStop(container.object("lifecycle").object("preStop")),
        ports,
        portNames,
        new ShellCommand(command).staysShell(),
        container.object("readinessProbe").isPresent());
  }

  private static ContainerSpec.PreStop preStop(Tree hook) throws Mismatch {
    if (hook.object("sleep").isPresent()) {
      return new ContainerSpec.PreStop("sleep", hook.object("sleep").number("seconds"));
    }
    if (hook.object("exec").isPresent()) {
      ShellCommand command = new ShellCommand(hook.object("exec").texts("command"));
      return new ContainerSpec.PreStop("exec", command.sleepSeconds());
    }
    if (hook.object("httpGet").isPresent()) {
      return new ContainerSpec.PreStop("httpGet", null);
    }
    return hook.object("tcpSocket").isPresent()
        ? new ContainerSpec.PreStop("tcpSocket", null)
        : null;
  }
}
