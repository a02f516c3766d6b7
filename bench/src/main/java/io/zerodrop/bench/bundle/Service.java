package io.zerodrop.bench.bundle;

import java.util.ArrayList;
import java.util.List;

/** A Service, the Deployment of the same name behind it, and its one EndpointSlice. */
final class Service {

  final String namespace;
  final String name;
  final String uid;
  final String deploymentUid;
  final String slice;
  final String sliceUid;
  final String clusterIp;
  final int replicas;

  /** Whether routers try another pod where one refuses. */
  final boolean retried;

  /** The paths that clients ask for. */
  final List<String> paths = new ArrayList<>();

  /** Who rolls it out. */
  final String owner;

  /** Pods in the EndpointSlice, in order. */
  final List<Pod> endpoints = new ArrayList<>();

  int generation = 1;
  boolean rolling;

  Service(String namespace, String name, int index, Identities ids, int replicas, String owner) {
    this.namespace = namespace;
    this.name = name;
    this.uid = ids.uid();
    this.deploymentUid = ids.uid();
    this.slice = name + "-" + ids.letters(5);
    this.sliceUid = ids.uid();
    this.clusterIp = "10.96." + (index / 250) + "." + (index % 250 + 2);
    this.replicas = replicas;
    this.retried = index % 3 == 0;
    this.owner = owner;
  }

  String key() {
    return namespace + "/" + name;
  }
}
