package io.zerodrop.bench.bundle;

/** A pod from its creation to its end, in microseconds since the epoch. */
final class Pod {

  static final long NEVER = Long.MAX_VALUE;

  final Service service;
  final String name;
  final String uid;
  final String ip;
  final Node node;
  final ReplicaSet set;
  final long created;

  /** When a router may send to it. */
  long ready;

  long deleted = NEVER;

  /** When it stopped to accept connections. */
  long closed = NEVER;

  Pod(Service service, String name, String uid, String ip, Node node, ReplicaSet set, long at) {
    this.service = service;
    this.name = name;
    this.uid = uid;
    this.ip = ip;
    this.node = node;
    this.set = set;
    this.created = at;
  }

  record Node(String name, String ip) {}

  record ReplicaSet(String name, String hash, String uid, int revision) {}
}
