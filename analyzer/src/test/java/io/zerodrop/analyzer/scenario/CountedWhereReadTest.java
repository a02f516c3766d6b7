package io.zerodrop.analyzer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.route.RequestTriage;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.nginx.IngressNginxParser;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestSieve;
import io.zerodrop.ingest.traffic.ServedRequest;
import io.zerodrop.ingest.traffic.StatusCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Requests that are counted by their bytes give the counts, and leave the requests, that parsing
 * all of them in full gives.
 */
class CountedWhereReadTest {

  private static final int[] GOOD = {200, 200, 304, 404, 101, 201};

  private static final FileContext CONTEXT = FileContext.of("access.log", Clock.ZERO);

  /** An end of the two ways: what was kept and what was counted. */
  private static final class Reader implements ParsedSink {
    private final RequestSieve sieve;
    private final boolean byBytes;
    private final List<String> kept = new ArrayList<>();
    private final Map<String, RequestCount> counts = new TreeMap<>();
    private ServedRequest offered;
    private int taken;

    Reader(RequestSieve sieve, boolean byBytes) {
      this.sieve = sieve;
      this.byBytes = byBytes;
    }

    @Override
    public boolean served(ServedRequest request) {
      offered = request;
      boolean counted = byBytes && sieve.counts(request);
      taken += counted ? 1 : 0;
      return counted;
    }

    @Override
    public void request(RequestLogged request) {
      if (byBytes && offered != null) {
        sieve.learn(offered, request);
      }
      if (sieve.keeps(request)) {
        kept.add(request.requestId());
      }
      offered = null;
    }

    @Override
    public void event(ClusterEvent event) {
      throw new AssertionError(event);
    }

    @Override
    public void rejected(Rejected rejected) {
      throw new AssertionError(rejected);
    }

    @Override
    public void irrelevant() {
      throw new AssertionError("a request was taken for noise");
    }

    void drain() {
      sieve.drain(
          count -> counts.merge(count.label() + " " + count.second(), count, RequestCount::plus));
    }
  }

  @Test
  void countsAndKeepsTheSame() {
    Cluster cluster = new Cluster();
    Pod stays = cluster.pod("web-7d9f5-a", "10.1.1.7", "node-1").runningSince(-300);
    Pod goes = cluster.pod("web-7d9f5-b", "10.1.2.8", "node-2").runningSince(-300);
    cluster.rolloutBy("alice", 59.5);
    goes.stops(60.0, 0.3, 143);
    ClusterPicture picture = cluster.analyse().picture();
    String[] peers = {stays.address(), goes.address(), "10.1.9.9"};
    String[] backends = {"shop-web-80", "shop-other-80", "-", "team-shop-web-http"};
    RequestTriage.Maker makers =
        new RequestTriage.Maker(
            Suspicion.of(picture),
            List.copyOf(Routes.services(picture)),
            Routes.serviceOfAddress(Routes.of(picture)),
            Map.of(CONTEXT.router(), 3_000_000L));
    Reader byBytes = new Reader(makers.make(CONTEXT.router()), true);
    Reader inFull = new Reader(makers.make(CONTEXT.router()), false);
    IngressNginxParser first = new IngressNginxParser(CONTEXT);
    IngressNginxParser second = new IngressNginxParser(CONTEXT);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String line = line(i, random, peers, backends);
      first.parse(LogRecord.of(line, "access.log", i), byBytes);
      second.parse(LogRecord.of(line, "access.log", i), inFull);
      if (random.nextInt(500) == 0) {
        byBytes.drain();
      }
    }
    byBytes.drain();
    inFull.drain();
    assertThat(byBytes.taken).as("taken by their bytes").isGreaterThan(10_000);
    assertThat(inFull.kept).as("kept").hasSizeBetween(200, 10_000);
    assertThat(byBytes.kept).isEqualTo(inFull.kept);
    assertThat(byBytes.counts).isEqualTo(inFull.counts);
  }

  @Test
  void countsEachClassOfStatus() {
    RequestTriage.Maker makers =
        new RequestTriage.Maker(
            Suspicion.of(new Cluster().analyse().picture()), List.of(), Map.of(), Map.of());
    Reader reader = new Reader(makers.make(CONTEXT.router()), true);
    IngressNginxParser parser = new IngressNginxParser(CONTEXT);
    int[] statuses = {101, 200, 200, 204, 301, 404, 429, 459, 499, 502, 0};
    for (int i = 0; i < 1_100; i++) {
      String line = line(i, i / 160.0, statuses[i % statuses.length], 5, "shop-web-80", "10.1.1.7");
      parser.parse(LogRecord.of(line, "access.log", i), reader);
    }
    reader.drain();
    assertThat(reader.taken).as("taken by their bytes").isGreaterThan(500);
    assertThat(
            reader.counts.values().stream()
                .map(RequestCount::byStatus)
                .reduce(StatusCounts.ZERO, StatusCounts::plus))
        .isEqualTo(new StatusCounts(100, 100, 300, 100, 400, 100));
  }

  private static String line(int i, Random random, String[] peers, String[] backends) {
    int status =
        random.nextInt(50) == 0 ? 502 : random.nextInt(80) == 0 ? 499 : GOOD[i % GOOD.length];
    int took = random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(50);
    return line(
        i,
        i / 160.0 + (random.nextInt(10) == 0 ? 3 : 0),
        status,
        took,
        backends[random.nextInt(backends.length)],
        peers[random.nextInt(peers.length)]);
  }

  private static String line(int i, double at, int status, int took, String backend, String peer) {
    return String.format(
        "203.0.113.9 - - [%s] \"GET /o/%d HTTP/1.1\" %03d 157 \"-\" \"s/1\" 147 %d.%03d [%s] [] %s:8080"
            + " 77 %d.%03d %s r%d",
        Clock.clf(at),
        i,
        status,
        took / 1_000,
        took % 1_000,
        backend,
        peer,
        took / 1_000,
        took % 1_000,
        status == 499 || status == 0 ? "-" : Integer.toString(status),
        i);
  }
}
