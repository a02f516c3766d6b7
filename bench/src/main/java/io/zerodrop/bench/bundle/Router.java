package io.zerodrop.bench.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An ingress controller's view of who is behind each Service. */
final class Router {

  /** Milliseconds from a pod's readiness to the first router that sends to it. */
  static final int QUICKEST = 130;

  final String name;
  private final List<List<Pod>> peers = new ArrayList<>();

  Router(String name, World world) {
    this.name = name;
    for (Service service : world.services) {
      peers.add(new ArrayList<>(service.endpoints));
    }
  }

  void add(int service, Pod pod) {
    peers.get(service).add(pod);
  }

  void remove(int service, Pod pod) {
    peers.get(service).remove(pod);
  }

  Pod choose(int service, SplittableRandom random) {
    List<Pod> of = peers.get(service);
    return of.get(random.nextInt(of.size()));
  }

  /** One that stays; null if there is none. */
  Pod another(int service, SplittableRandom random, long at) {
    List<Pod> of = peers.get(service);
    int start = random.nextInt(of.size());
    for (int i = 0; i < of.size(); i++) {
      Pod pod = of.get((start + i) % of.size());
      if (pod.closed > at) {
        return pod;
      }
    }
    return null;
  }
}
