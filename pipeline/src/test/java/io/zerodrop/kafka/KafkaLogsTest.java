package io.zerodrop.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.kafka.KafkaInput;
import io.zerodrop.ingest.kafka.KafkaLogs;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.source.LogFileSource;
import io.zerodrop.ingest.source.Parsed;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.InputChoices;
import io.zerodrop.pipeline.replay.NormalPropagation;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.stream.StreamRequest;
import io.zerodrop.pipeline.stream.StreamRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Lines that go through a broker are read as they are from their files. */
@ResourceLock(KafkaBroker.LOCK)
class KafkaLogsTest {

  private static final Path INPUT = Path.of("..", "incidents", "rollout-race", "input");

  /** File by topic; all of the nodes' proxies share one, with the node as key. */
  private static final Map<String, String> TOPICS =
      Map.of(
          "access.log.gz", "access",
          "audit.log.gz", "audit",
          "pods.jsonl.gz", "pods",
          "kube-proxy-node-1.log.gz", "kube-proxy",
          "kube-proxy-node-2.log.gz", "kube-proxy");

  @TempDir static Path directory;

  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = KafkaBroker.shared();
    broker.createTopics(new TreeSet<>(TOPICS.values()));
    for (Map.Entry<String, String> each : TOPICS.entrySet()) {
      String node = each.getKey().replaceFirst("kube-proxy-(node-\\d)\\.log\\.gz", "$1");
      String key = node.equals(each.getKey()) ? null : node;
      send(each.getValue(), key, lines(INPUT.resolve(each.getKey())));
    }
  }

  private static void send(String topic, String key, List<String> values) throws Exception {
    try (KafkaProducer<String, String> producer = broker.producer(new StringSerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      values.forEach(value -> sent.add(producer.send(new ProducerRecord<>(topic, key, value))));
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  static List<String> lines(Path file) throws IOException {
    InputStream stored = Files.newInputStream(file);
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  @Test
  void theSameComesOfThem() throws Exception {
    List<Parsed> throughKafka = new ArrayList<>();
    List<Parsed> fromFiles = new ArrayList<>();
    try (LocalCluster cluster = LocalCluster.starting(2);
        Inputs inputs = new Inputs(InputOptions.DEFAULT)) {
      StreamExecutionEnvironment topics = cluster.newEnvironment();
      KafkaInput input =
          KafkaInput.of(broker.address(), TOPICS.values().stream().distinct().toList());
      throughKafka.addAll(
          run(
              cluster,
              topics,
              topics
                  .fromSource(
                      KafkaLogs.source(input.untilNow(), "kafka-test"),
                      KafkaLogs.watermarks(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                      "kafka")
                  .uid("kafka")));
      StreamExecutionEnvironment logs = cluster.newEnvironment();
      List<String> paths = TOPICS.keySet().stream().map(f -> INPUT.resolve(f).toString()).toList();
      fromFiles.addAll(
          run(
              cluster,
              logs,
              logs.fromSource(
                      new LogFileSource(inputs.expand(paths).files(), "kafka-test"),
                      LogFileSource.WATERMARKS,
                      "files")
                  .uid("files")));
    }

    List<String> kafka = said(throughKafka);
    List<String> files = said(fromFiles);
    List<String> missing = new ArrayList<>(files);
    missing.removeAll(new HashSet<>(kafka));
    assertThat(missing.stream().limit(3)).as("%d of %d", missing.size(), files.size()).isEmpty();
    assertThat(kafka.size()).isGreaterThan(1_000).isEqualTo(files.size());
    List<String> others = new ArrayList<>(kafka);
    others.removeAll(new HashSet<>(files));
    assertThat(others.stream().limit(3)).as("%d of %d", others.size(), kafka.size()).isEmpty();
    assertThat(throughKafka)
        .filteredOn(parsed -> parsed instanceof Parsed.Request)
        .extracting(parsed -> ((Parsed.Request) parsed).request().position())
        .contains(new Position("kafka:access-0", 17, 0));
  }

  /** Through a broker that is killed and started again on its data meanwhile. */
  @Test
  void aStreamOfTopicsEndsWithWhatReplaySays() throws Exception {
    List<Path> files = files();
    broker.createTopics(files.stream().map(file -> "streamed-" + topic(file)).toList());
    for (Path file : files) {
      String name = file.getFileName().toString();
      String key = name.contains("node-") ? name.replaceAll(".*(node-\\d).*", "$1") : null;
      List<String> lines = lines(file);
      send(
          "streamed-" + topic(file),
          name.startsWith("nginx-error") ? "ingress-nginx" : key,
          name.startsWith("events") ? List.of(String.join("\n", lines)) : lines);
    }
    broker.kill();
    broker.restart();
    List<String> topics = files.stream().map(file -> "streamed-" + topic(file)).toList();
    Path streamed = directory.resolve("streamed");
    StreamRequest request = request(streamed).with(KafkaInput.of(broker.address(), topics));

    new StreamRun("test").follow(request, Progress.NONE, () -> false);

    Path replayed = directory.resolve("replayed");
    new FlinkReplay("test")
        .replay(ReplayRequest.of(List.of(INPUT.toString()), replayed, 2), Progress.NONE);
    for (String output : List.of("attempts.ndjson", "terminations.ndjson", "findings.ndjson")) {
      List<String> expected = withoutPlaces(replayed.resolve(output));
      List<String> found = new ArrayList<>(withoutPlaces(streamed.resolve(output)));
      assertThat(found).as(output).isNotEmpty().hasSameSizeAs(expected);
      found.removeAll(new HashSet<>(expected));
      assertThat(found.stream().limit(2)).as("%d of %s", found.size(), output).isEmpty();
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(INPUT)) {
      return files.filter(file -> !file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static String topic(Path file) {
    return file.getFileName().toString().replaceAll("\\.(gz|log|jsonl?).*", "");
  }

  private static StreamRequest request(Path out) {
    return new StreamRequest(
        List.of(INPUT.resolve("manifests.yaml").toString()),
        new InputChoices(List.of(), null, null),
        out,
        out.resolve("state"),
        false,
        false,
        false,
        true,
        Duration.ofSeconds(6),
        Duration.ofSeconds(2),
        Duration.ofMinutes(3),
        Duration.ofMillis(200),
        Retention.DEFAULT,
        NormalPropagation.DEFAULT);
  }

  /** The places of evidence differ, for it stands in topics. */
  private static List<String> withoutPlaces(Path output) throws IOException {
    return Files.readAllLines(output).stream()
        .map(line -> line.replaceAll("\"(file|line|offset)\":(\"[^\"]*\"|\\d+),?", ""))
        .toList();
  }

  private static List<Parsed> run(
      LocalCluster cluster, StreamExecutionEnvironment job, DataStream<Parsed> stream) {
    Results<Parsed> results = Results.of(stream, "results");
    cluster.run(job, "kafka-test", () -> {});
    return results.take((a, b) -> 0);
  }

  /** Without the places, the routers' names that are those of files, and the ends of files. */
  private static List<String> said(List<Parsed> parsed) {
    return parsed.stream()
        .filter(p -> !(p instanceof Parsed.FileEnd) && !(p instanceof Parsed.Counted))
        .map(
            p ->
                p.toString()
                    .replaceAll("position=[^,\\]]*", "position")
                    .replaceAll("router=[^,\\]]*", "router"))
        .sorted()
        .toList();
  }
}
