package io.zerodrop.analyzer.scenario;

import io.zerodrop.analyzer.scenario.PodJson.Container;

/** What a pod is, before anything happens to it. */
abstract class PodShape extends PodLogs {

  PodShape(Cluster cluster, Service service, String name, String address, String node, String uid) {
    super(cluster, service, name, address, node, uid);
  }

  Pod grace(int seconds) {
    grace = seconds;
    return (Pod) this;
  }

  Pod preStop(String hook) {
    containers.get(0).preStop = hook;
    return (Pod) this;
  }

  Pod withoutReadinessProbe() {
    containers.get(0).readinessProbe = false;
    return (Pod) this;
  }

  Pod startedByShell(String script) {
    containers.get(0).shell = script;
    return (Pod) this;
  }

  Pod ownedBy(String set) {
    owner = set;
    return (Pod) this;
  }

  /** A second address, of the other family. */
  Pod alsoAt(String address) {
    addresses.add(address);
    return (Pod) this;
  }

  /** Another Service selects it, too. */
  Pod alsoIn(Service other) {
    alsoIn.add(other);
    return (Pod) this;
  }

  Pod inSlice(int number) {
    slice = number;
    return (Pod) this;
  }

  /** A classic sidecar that takes the Service's port and passes on to the application. */
  Pod behindProxy(String named) {
    containers.set(0, new Container("app", 9000));
    containers.add(0, new Container(named, service.targetPort));
    return (Pod) this;
  }

  /** A classic sidecar; with the Service's port it is the one that takes the traffic. */
  Pod sidecar(String named, int port) {
    containers.add(new Container(named, port));
    return (Pod) this;
  }

  Pod nativeSidecar(String named, int port) {
    sidecar(named, port);
    container(named).sidecar = true;
    return (Pod) this;
  }

  /** The node's kubelet logs nothing of it from here on. */
  Pod withoutKubelet() {
    quietKubelet = true;
    return (Pod) this;
  }
}
