package io.zerodrop.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.kafka.KafkaInput;
import io.zerodrop.ingest.kafka.KafkaLogs;
import io.zerodrop.ingest.read.InputOptions;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.ingest.source.LogFileSource;
import io.zerodrop.ingest.source.Parsed;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that go through a broker are read as they are from their files. */
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
    broker = KafkaBroker.start(directory.resolve("broker"));
    for (String topic : TOPICS.values().stream().distinct().toList()) {
      broker.createTopic(topic, 1);
    }
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address(), "linger.ms", "20");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (Map.Entry<String, String> each : TOPICS.entrySet()) {
        String node = each.getKey().replaceFirst("kube-proxy-(node-\\d)\\.log\\.gz", "$1");
        String key = node.equals(each.getKey()) ? null : node;
        for (String line : lines(INPUT.resolve(each.getKey()))) {
          producer.send(new ProducerRecord<>(each.getValue(), key, line));
        }
      }
    }
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static List<String> lines(Path zipped) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(zipped)), StandardCharsets.UTF_8))) {
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
                      KafkaLogs.source(input.untilNow()),
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
    assertThat(kafka).hasSizeGreaterThan(1_000).hasSameSizeAs(files);
    List<String> others = new ArrayList<>(kafka);
    others.removeAll(new HashSet<>(files));
    assertThat(others.stream().limit(3)).as("%d of %d", others.size(), kafka.size()).isEmpty();
    assertThat(throughKafka)
        .filteredOn(parsed -> parsed instanceof Parsed.Request)
        .extracting(parsed -> ((Parsed.Request) parsed).request().position())
        .contains(new Position("kafka:access-0", 17, 0));
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
