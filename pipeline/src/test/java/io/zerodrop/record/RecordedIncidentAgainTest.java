package io.zerodrop.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.zerodrop.ingest.record.Recorder;
import io.zerodrop.ingest.record.RecorderOptions;
import io.zerodrop.ingest.record.bundle.RecordKind;
import io.zerodrop.ingest.record.bundle.Rotation;
import io.zerodrop.ingest.record.webhook.SelfSigned;
import io.zerodrop.ingest.record.webhook.WebhookOptions;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recorder heard of an incident is as good as what others wrote down of it. */
class RecordedIncidentAgainTest {

  private static final Path INPUT = Path.of("..", "incidents", "rollout-race", "input");
  private static final String TOKEN = "a-token-of-the-shop-cluster";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private volatile Instant now = Instant.EPOCH;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private record Heard(Instant at, String resource, RecordKind kind, String event) {}

  @Test
  void givesTheSameFindings() throws Exception {
    Path bundle = directory.resolve("bundle");
    record(bundle);
    for (Path log : others()) {
      Files.copy(log, bundle.resolve(log.getFileName()));
    }

    Path again = replay(bundle, "again");
    Path once = replay(INPUT, "once");

    for (String output : List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson")) {
      assertThat(withoutPlaces(again.resolve(output)))
          .as(output)
          .isNotEmpty()
          .isEqualTo(withoutPlaces(once.resolve(output)));
    }
    assertThat(Files.readString(again.resolve("quarantine.ndjson"))).isEmpty();
  }

  private void record(Path bundle) throws Exception {
    SelfSigned tls = SelfSigned.in(directory.resolve("tls"), "RSA", "IP:127.0.0.1");
    List<Heard> heard = new ArrayList<>();
    heard.addAll(heard("endpointslices", RecordKind.ENDPOINT_SLICE));
    heard.addAll(heard("pods", RecordKind.POD));
    heard.sort(Comparator.comparing(Heard::at));
    now = heard.get(0).at();
    try (LiveApi api = new LiveApi(3);
        Recorder recorder = Recorder.start(options(bundle, api, tls), clock, notice -> {})) {
      api.awaitWatches();
      WebhookClient webhook =
          new WebhookClient(recorder.webhookAddress().getPort(), tls.certificate(), TOKEN);
      List<String> audit = lines(INPUT.resolve("audit.log.gz"));
      for (int from = 0; from < audit.size(); from += 400) {
        List<String> batch = audit.subList(from, Math.min(audit.size(), from + 400));
        assertThat(webhook.post(batch)).isEqualTo(200);
      }
      // What was sent and not acknowledged comes again: as here, where it was.
      assertThat(webhook.post(audit.subList(0, 400))).isEqualTo(200);
      for (Heard event : heard) {
        now = event.at();
        long before = recorder.lines(event.kind());
        api.push(event.resource(), event.event());
        await(() -> recorder.lines(event.kind()) > before);
      }
    }
  }

  private static RecorderOptions options(Path bundle, LiveApi api, SelfSigned tls) {
    return new RecorderOptions(
        bundle,
        new ConfigBuilder(Config.empty()).withMasterUrl(api.url()).build(),
        null,
        new WebhookOptions(
            new InetSocketAddress("127.0.0.1", 0),
            tls.certificate(),
            tls.key(),
            TOKEN,
            null,
            WebhookOptions.MAX_BYTES,
            WebhookOptions.MAX_PENDING),
        new Rotation(100_000, Duration.ofHours(1)));
  }

  interface Condition {
    boolean holds();
  }

  static void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  private static List<Heard> heard(String resource, RecordKind kind) throws IOException {
    List<Heard> heard = new ArrayList<>();
    for (String line : lines(INPUT.resolve(resource + ".jsonl.gz"))) {
      ObjectNode event = (ObjectNode) JSON.readTree(line);
      Instant at = Instant.parse(event.remove("observedAt").asText());
      heard.add(new Heard(at, resource, kind, event.toString()));
    }
    return heard;
  }

  static List<String> lines(Path file) throws IOException {
    InputStream stored = Files.newInputStream(file);
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static List<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(INPUT)) {
      return files
          .filter(
              file -> !file.getFileName().toString().matches("(audit|endpointslices|pods)\\..*"))
          .toList();
    }
  }

  private Path replay(Path input, String name) throws Exception {
    Path out = directory.resolve(name);
    new FlinkReplay("test")
        .replay(ReplayRequest.of(List.of(input.toString()), out, 2), Progress.NONE);
    return out;
  }

  /** The places of evidence differ, for it stands in other files. */
  private static List<String> withoutPlaces(Path output) throws IOException {
    return Files.readAllLines(output).stream()
        .map(line -> line.replaceAll("\"(file|line|offset)\":(\"[^\"]*\"|\\d+),?", ""))
        .toList();
  }
}
