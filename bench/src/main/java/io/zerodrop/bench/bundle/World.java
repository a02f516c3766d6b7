package io.zerodrop.bench.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The cluster before anything happens: nodes, namespaces, Services and their pods. */
final class World {

  private static final String[] NAMESPACES = {
    "checkout", "catalog", "search", "accounts", "media", "delivery", "pricing", "insights"
  };
  private static final String[] SUBJECTS = {
    "cart", "orders", "stock", "reviews", "profile", "basket", "images", "quotes", "labels",
    "parcels", "ledger", "refunds", "coupons", "alerts", "session", "ranking"
  };
  private static final String[] OWNERS = {
    "maria.lind", "tomas.berg", "delivery-bot", "aiko.mori", "sam.okoye", "release-train"
  };
  private static final int NODES = 24;

  final List<Pod.Node> nodes = new ArrayList<>();
  final List<Service> services = new ArrayList<>();
  private final Identities ids;
  private final SplittableRandom random;
  private final long start;
  private final int[] popularity = new int[8_192];

  World(BundleSpec spec, Identities ids, SplittableRandom random, long start) {
    this.start = start;
    this.ids = ids;
    this.random = random;
    for (int i = 0; i < NODES; i++) {
      nodes.add(new Pod.Node(String.format("worker-%02d", i + 1), "192.168.11." + (i + 10)));
    }
    for (int i = 0; i < spec.services(); i++) {
      services.add(service(i));
    }
    popularity();
  }

  private Service service(int i) {
    String namespace = NAMESPACES[i % NAMESPACES.length];
    String subject = SUBJECTS[i / NAMESPACES.length % SUBJECTS.length];
    int generation = i / (NAMESPACES.length * SUBJECTS.length);
    String name = generation == 0 ? subject : subject + generation;
    String owner = OWNERS[i % OWNERS.length];
    Service service = new Service(namespace, name, i, ids, 3 + i * 7 % 6, owner);
    for (int path = 0; path < 8; path++) {
      service.paths.add(
          "/" + subject + (path % 2 == 0 ? "/v2/" : "/") + SUBJECTS[(i + 3 * path) % 16] + "/");
    }
    Pod.ReplicaSet set = newSet(service);
    for (int replica = 0; replica < service.replicas; replica++) {
      Pod pod = newPod(service, set, start - 3_600 * Times.SECOND);
      pod.ready = pod.created;
      service.endpoints.add(pod);
    }
    return service;
  }

  /** The few asked for most, the many now and then: weights of 1/(rank + 3). */
  private void popularity() {
    double sum = 0;
    for (int i = 0; i < services.size(); i++) {
      sum += 1.0 / (i + 3);
    }
    int at = 0;
    double reached = 0;
    for (int i = 0; i < services.size(); i++) {
      reached += 1.0 / (i + 3) / sum;
      while (at < popularity.length && at < reached * popularity.length) {
        popularity[at++] = i;
      }
    }
  }

  /** The index of a Service that somebody asks for. */
  int asked() {
    return popularity[random.nextInt(popularity.length)];
  }

  Pod.ReplicaSet newSet(Service service) {
    String hash = ids.letters(10);
    return new Pod.ReplicaSet(service.name + "-" + hash, hash, ids.uid(), service.generation);
  }

  Pod newPod(Service service, Pod.ReplicaSet set, long at) {
    return new Pod(
        service,
        set.name() + "-" + ids.letters(5),
        ids.uid(),
        ids.ip(),
        nodes.get(random.nextInt(nodes.size())),
        set,
        at);
  }
}
