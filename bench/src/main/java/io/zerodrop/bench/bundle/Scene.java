package io.zerodrop.bench.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** All that a bundle is made with. */
final class Scene implements Closeable {

  final BundleSpec spec;
  final SplittableRandom random;
  final Answers answers = new Answers();
  final Agenda agenda = new Agenda();
  final World world;
  final Objects objects;
  final AuditLog audit;
  final PodWrites podWrites;
  final SliceLog slices;
  final ProxyLogs proxies;
  final AccessLogs access;
  final Noise noise;
  private final List<Router> routers = new ArrayList<>();

  /**
   * @param start when the cluster is as it was for a while, in microseconds
   * @param lost told of each request that gets lost
   */
  Scene(BundleSpec spec, long start, LostRequests lost) throws IOException {
    this.spec = spec;
    Path directory = spec.directory();
    Files.createDirectories(directory);
    random = new SplittableRandom(spec.seed());
    Identities ids = new Identities(random.split());
    world = new World(spec, ids, random.split(), start);
    for (int i = 0; i < spec.routers(); i++) {
      routers.add(new Router("ingress-" + (i + 1), world));
    }
    objects = new Objects(ids, start);
    audit = new AuditLog(directory.resolve("audit.log"), ids);
    podWrites = new PodWrites(audit, objects);
    slices = new SliceLog(directory.resolve("endpointslices.jsonl"), audit, objects);
    proxies = new ProxyLogs(directory, world, random.split());
    access = new AccessLogs(directory, world, routers, random.split(), answers, lost);
    noise = new Noise(audit, podWrites, world, random.split());
  }

  /** Lets each router learn of a change some milliseconds later. */
  void routersFollow(long at, int least, int spread, Consumer<Router> change) {
    for (Router router : routers) {
      long lag = (least + random.nextInt(spread)) * Times.MS;
      agenda.at(at + lag, now -> change.accept(router));
    }
  }

  long bytes() {
    return audit.bytes() + slices.bytes() + proxies.bytes() + access.bytes();
  }

  /**
   * Writes what was there before.
   *
   * @param since when it had last changed
   */
  void list(long at, long since) throws IOException {
    try (Writer manifests = Files.newBufferedWriter(spec.directory().resolve("manifests.yaml"))) {
      for (Service service : world.services) {
        manifests.write(objects.manifest(service));
        manifests.write('\n');
        slices.listed(at, service, since);
      }
    }
  }

  /** Lets others see all that is due up to a time. */
  void publish(long now) throws IOException {
    audit.publish(now);
    slices.flush();
    proxies.flush();
    access.flush();
  }

  @Override
  public void close() throws IOException {
    audit.close();
    slices.close();
    proxies.close();
    access.close();
  }
}
