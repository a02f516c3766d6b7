package io.zerodrop.analyzer.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A Pod object as the API server shows it. */
final class PodJson {

  /** A container's spec and status. */
  static final class Container {
    final String name;
    final int port;
    boolean sidecar;
    String preStop;
    boolean readinessProbe = true;
    String shell;
    String id;
    Double startedAt;
    String terminated;
    String lastTerminated;
    int restarts;

    Container(String name, int port) {
      this.name = name;
      this.port = port;
    }

    boolean runs() {
      return startedAt != null && terminated == null;
    }
  }

  private PodJson() {}

  static String of(PodLogs pod, double at) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("kind", "Pod").put("apiVersion", "v1");
    ObjectNode meta = object.putObject("metadata");
    meta.put("name", pod.name).put("namespace", pod.service.namespace).put("uid", pod.uid);
    meta.put("resourceVersion", Revision.of(at, 1));
    meta.put("creationTimestamp", Clock.rfc3339Seconds(pod.created));
    meta.putObject("labels").put("app", pod.service.name);
    if (pod.owner != null) {
      meta.putArray("ownerReferences")
          .addObject()
          .put("kind", pod.owner.startsWith("web-") ? "ReplicaSet" : "StatefulSet")
          .put("name", pod.owner)
          .put("uid", "uid-" + pod.owner)
          .put("controller", true);
    }
    if (pod.deletionTimestamp != null) {
      meta.put("deletionTimestamp", Clock.rfc3339Seconds(pod.deletionTimestamp));
      meta.put("deletionGracePeriodSeconds", pod.deletionGrace);
    }
    spec(object.putObject("spec"), pod);
    status(object.putObject("status"), pod);
    return object.toString();
  }

  private static void spec(ObjectNode spec, PodLogs pod) {
    spec.put("nodeName", pod.node);
    spec.put("terminationGracePeriodSeconds", pod.grace);
    ArrayNode containers = spec.putArray("containers");
    ArrayNode init = JsonNodeFactory.instance.arrayNode();
    for (Container container : pod.containers) {
      ObjectNode shown = (container.sidecar ? init : containers).addObject();
      shown.put("name", container.name).put("image", "registry.example/" + container.name + ":1");
      if (container.sidecar) {
        shown.put("restartPolicy", "Always");
      }
      if (container.shell != null) {
        shown.putArray("command").add("/bin/sh").add("-c").add(container.shell);
      }
      if (container.port > 0) {
        shown.putArray("ports").addObject().put("containerPort", container.port);
      }
      if (container.readinessProbe && container.port > 0) {
        shown.putObject("readinessProbe").put("periodSeconds", 2);
      }
      if (container.preStop != null) {
        ObjectNode hook = shown.putObject("lifecycle").putObject("preStop");
        if (container.preStop.startsWith("sleep ")) {
          hook.putObject("sleep").put("seconds", Integer.parseInt(container.preStop.substring(6)));
        } else {
          ArrayNode command = hook.putObject("exec").putArray("command");
          for (String word : container.preStop.split(" ")) {
            command.add(word);
          }
        }
      }
    }
    if (!init.isEmpty()) {
      spec.set("initContainers", init);
    }
  }

  private static void status(ObjectNode status, PodLogs pod) {
    status.put("phase", pod.phase);
    if (pod.reason != null) {
      status.put("reason", pod.reason);
    }
    status.put("hostIP", "172.30.0.1" + pod.node.charAt(pod.node.length() - 1));
    if (pod.startedAt != null) {
      status.put("podIP", pod.addresses.get(0));
      ArrayNode ips = status.putArray("podIPs");
      pod.addresses.forEach(address -> ips.addObject().put("ip", address));
    }
    ArrayNode conditions = status.putArray("conditions");
    if (pod.readySince != null) {
      conditions
          .addObject()
          .put("type", "Ready")
          .put("status", pod.ready ? "True" : "False")
          .put("lastTransitionTime", Clock.rfc3339Seconds(pod.readySince));
    }
    if (pod.disruption != null) {
      conditions
          .addObject()
          .put("type", "DisruptionTarget")
          .put("status", "True")
          .put("reason", pod.disruption);
    }
    ArrayNode statuses = status.putArray("containerStatuses");
    ArrayNode initStatuses = JsonNodeFactory.instance.arrayNode();
    for (Container container : pod.containers) {
      statusOf(container, container.sidecar ? initStatuses : statuses);
    }
    if (!initStatuses.isEmpty()) {
      status.set("initContainerStatuses", initStatuses);
    }
  }

  private static void statusOf(Container container, ArrayNode statuses) {
    ObjectNode shown = statuses.addObject();
    shown.put("name", container.name).put("ready", container.runs());
    shown.put("restartCount", container.restarts);
    ObjectNode state = shown.putObject("state");
    if (container.terminated != null) {
      state.putRawValue("terminated", raw(container.terminated));
    } else if (container.startedAt != null) {
      state.putObject("running").put("startedAt", Clock.rfc3339Seconds(container.startedAt));
    } else {
      state.putObject("waiting").put("reason", "ContainerCreating");
    }
    ObjectNode last = shown.putObject("lastState");
    if (container.lastTerminated != null) {
      last.putRawValue("terminated", raw(container.lastTerminated));
    }
    if (container.id != null) {
      shown.put("containerID", "containerd://" + container.id);
    }
  }

  private static com.fasterxml.jackson.databind.util.RawValue raw(String json) {
    return new com.fasterxml.jackson.databind.util.RawValue(json);
  }

  static String terminated(Container container, double at, int exitCode, String reason) {
    return "{\"exitCode\":%d,\"reason\":\"%s\",\"startedAt\":\"%s\",\"finishedAt\":\"%s\",\"containerID\":\"containerd://%s\"}"
        .formatted(
            exitCode,
            reason,
            Clock.rfc3339Seconds(container.startedAt),
            Clock.rfc3339Seconds(at),
            container.id);
  }
}
