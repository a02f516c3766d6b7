package io.zerodrop.bench.bundle;

import java.io.IOException;
import java.util.List;

/**
 * Makes a bundle of logs of a busy cluster: of its bytes about 80 % are access log, 15 % audit log
 * and 5 % EndpointSlices and kube-proxy. What happened in it is written beside it.
 */
public final class BundleGenerator {

  private static final double AUDIT_TO_ACCESS = 15.0 / 80;
  private static final double PROXY_TO_ACCESS = 5.0 / 80;

  /** Until the first rollout, so that there is a before. */
  private static final long QUIET = 6 * Times.SECOND;

  private final Scene scene;
  private double due = 1;

  private BundleGenerator(Scene scene) {
    this.scene = scene;
  }

  public static Answers generate(BundleSpec spec) throws IOException {
    Scene scene = new Scene(spec, Times.START, LostRequests.UNHEARD);
    try (scene) {
      new BundleGenerator(scene).run();
    }
    Answers answers = scene.answers;
    answers.bytes = scene.bytes();
    answers.records =
        scene.audit.events() + scene.slices.lines() + scene.proxies.lines() + scene.access.lines();
    answers.write(spec.directory());
    return answers;
  }

  private void run() throws IOException {
    scene.list(Times.START, Times.START);
    long second = Times.START;
    while (scene.bytes() < scene.spec.bytes() || !scene.agenda.isEmpty()) {
      rollouts(second);
      int requests = scene.spec.rate() - 200 + scene.random.nextInt(401);
      for (int i = 0; i < requests; i++) {
        long end = second + i * Times.SECOND / requests;
        scene.agenda.runUntil(end);
        scene.access.request(end);
      }
      scene.agenda.runUntil(second + Times.SECOND - 1);
      long access = scene.access.accessBytes();
      scene.noise.fill(second, (long) (access * AUDIT_TO_ACCESS));
      scene.audit.endSecond();
      scene.proxies.fill(second, (long) (access * PROXY_TO_ACCESS) - scene.slices.bytes());
      second += Times.SECOND;
      scene.answers.seconds++;
    }
  }

  private void rollouts(long second) throws IOException {
    if (second < Times.START + QUIET || !timeForOneMore(second)) {
      return;
    }
    for (; due >= 1; due--) {
      List<Service> services = scene.world.services;
      int index = scene.answers.rollouts == 0 ? 0 : scene.random.nextInt(services.size());
      if (services.get(index).rolling) {
        continue;
      }
      scene.answers.rollouts++;
      new Rollout(scene, index).start(second + scene.random.nextInt((int) Times.SECOND));
    }
    due += scene.spec.rolloutsPerMinute() / 60;
  }

  /** Whether a rollout that begins now is over before the bundle is full, or is the first. */
  private boolean timeForOneMore(long second) {
    long passed = second - Times.START;
    double left = (scene.spec.bytes() - scene.bytes()) * (double) passed / scene.bytes();
    return scene.answers.rollouts == 0 || left > Rollout.duration(9);
  }
}
