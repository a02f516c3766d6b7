package io.zerodrop.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.zerodrop.tool.CommandRun;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  /** Every so many requests one fails; 0 for none. */
  private final AtomicInteger everyNthFails = new AtomicInteger();

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int nth = everyNthFails.get();
          int number = requests.incrementAndGet();
          exchange.sendResponseHeaders(nth > 0 && number % nth == 0 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandRun probe(String out, Object... more) {
    List<Object> line = new ArrayList<>();
    line.add("probe");
    line.add("http://127.0.0.1:" + server.getAddress().getPort() + "/ready?token=1");
    line.addAll(List.of("--rate", "200", "--count", "100", "--out", directory.resolve(out)));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray());
  }

  @Test
  void passesWhereNothingFailsAndIsBoundedByItsCount() throws Exception {
    CommandRun run = probe("good");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(requests).hasValue(100);
    assertThat(run.out())
        .containsPattern("new connections: \\d+ requests, 0 failed")
        .containsPattern("kept connections: \\d+ requests, 0 failed");
    String junit = Files.readString(directory.resolve("good/probe.junit.xml"));
    assertThat(junit).contains("tests=\"3\" failures=\"0\"");
    assertThat(Files.readString(directory.resolve("good/probe.ndjson")))
        .contains("\"url\":\"http://127.0.0.1:")
        .doesNotContain("token");
  }

  @Test
  void itsFilesAreTheOwnersAloneEvenInADirectoryThatIsThere() throws Exception {
    Path out = Files.createDirectory(directory.resolve("there"));
    probe("there", "--duration", "100ms");

    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(ProbeCommandTest::permissions)).hasSize(3).containsOnly("rw-------");
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  @Test
  void isBoundedByItsDuration() {
    probe("short", "--duration", "200ms");

    assertThat(requests.get()).isEqualTo(40);
  }

  @Test
  void failsWithTheFailuresInTheJunitReport() throws Exception {
    everyNthFails.set(10);

    assertThat(probe("bad").code()).isEqualTo(1);
    JsonNode counts = JSON.readTree(directory.resolve("bad/probe.json").toFile());
    assertThat(counts.at("/new/failed").asInt() + counts.at("/kept/failed").asInt()).isEqualTo(10);
    assertThat(Files.readString(directory.resolve("bad/probe.junit.xml")))
        .contains("<failure message=\"")
        .contains("requests failed")
        .contains("status 503");
  }

  @Test
  void aBaselineAllowsWhatWasThereBeforeAndNothingMore() {
    everyNthFails.set(10);
    probe("before");
    Path baseline = directory.resolve("before/probe.json");

    everyNthFails.set(0);
    assertThat(probe("better", "--baseline", baseline).code()).isZero();
    everyNthFails.set(2);
    assertThat(probe("worse", "--baseline", baseline).code()).isEqualTo(1);
  }

  @Test
  void refusesABaselineThatIsNone() throws Exception {
    Path nothing = Files.writeString(directory.resolve("nothing.json"), "{}");

    CommandRun run = probe("out", "--baseline", nothing);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is not a probe.json with requests in it");
    assertThat(requests).hasValue(0);
  }

  @Test
  void namesWhatEachRequestFailedBy() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    CommandRun run =
        CommandRun.of(
            "probe",
            "http://127.0.0.1:" + closed + "/",
            "--rate",
            "100",
            "--count",
            "6",
            "--out",
            directory.resolve("refused"));

    assertThat(run.code()).isEqualTo(1);
    try (Stream<String> lines = Files.lines(directory.resolve("refused/probe.ndjson"))) {
      assertThat(lines.filter(line -> line.contains("\"kind\":\"request\"")))
          .hasSize(6)
          .allMatch(line -> line.contains("\"failed_in\":\"connect\",\"failure\":\"refused\""));
    }
  }

  @Test
  void aPauseOfTheProbeIsNotedAndAShortOneIsNot() {
    AtomicLong clock = new AtomicLong();
    try (Liveness liveness = new Liveness(clock::get)) {
      IntStream.range(0, 50).forEach(each -> tick(liveness, clock, 21_000));
      tick(liveness, clock, 3_000_000);
      long woken = clock.get();
      IntStream.range(0, 50).forEach(each -> tick(liveness, clock, 21_000));

      assertThat(liveness.pausedMicros(0, 900_000)).isLessThan(200_000);
      assertThat(liveness.pausedMicros(woken - 2_000_000, woken)).isEqualTo(2_000_000);
      assertThat(liveness.pausedMicros(woken, clock.get())).isLessThan(200_000);
      assertThat(liveness.longestPauseMicros()).isEqualTo(2_980_000);
      assertThat(liveness.longestPauseMicros()).isZero();
    }
  }

  private static void tick(Liveness liveness, AtomicLong clock, long micros) {
    clock.addAndGet(micros);
    liveness.tick();
  }

  @Test
  void whatTheProbeDidToItselfIsNoFailureOfTheTarget() {
    Fault slept = Fault.of(Phase.FIRST_BYTE, new SocketTimeoutException("x"), 3_100_000);
    Fault starved = Fault.of(Phase.CONNECT, new SocketException("Too many open files"), 0);
    Fault refused = Fault.of(Phase.CONNECT, new ConnectException("Connection refused"), 0);
    ProbeTally tally = new ProbeTally();
    List.of(slept, starved, refused).forEach(fault -> tally.add(sample(fault)));

    assertThat(slept.own()).isEqualTo("it stood still for 3.1 s");
    assertThat(starved.own()).isEqualTo("Too many open files");
    assertThat(refused.own()).isNull();
    assertThat(tally.failed()).isOne();
    assertThat(tally.ownFaults()).isEqualTo(2);
    assertThat(tally).hasToString("3 requests, 1 failed {connect=1}, 2 spoilt by the probe itself");
  }

  private static Sample sample(Fault fault) {
    return new Sample("a", "new", false, "", 0, 0, 1, -1, 0, Phase.CONNECT, "x", fault);
  }
}
