package io.zerodrop.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka broker, its own controller, in a process of its own on the loopback interface. */
public final class KafkaBroker {

  /** Held to read by who uses the shared one, and to write by who kills it. */
  public static final String LOCK = "kafka";

  private static final Duration START = Duration.ofSeconds(90);

  private static KafkaBroker shared;

  private final Path directory;
  private final int port;
  private Process process;

  private KafkaBroker(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** The one that all tests of this process share, started when the first asks for it. */
  public static synchronized KafkaBroker shared() throws Exception {
    if (shared == null) {
      Path directory = Files.createTempDirectory("zerodrop-kafka-");
      KafkaBroker broker = start(directory);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    broker.close();
                    FileUtils.deleteDirectoryQuietly(directory.toFile());
                  },
                  "stop-kafka"));
      shared = broker;
    }
    return shared;
  }

  private static KafkaBroker start(Path directory) throws Exception {
    Files.createDirectories(directory);
    int port = freePort();
    int controller = freePort();
    Files.writeString(
        directory.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s/data
        num.network.threads=1
        num.io.threads=2
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        """
            .formatted(port, controller, directory));
    KafkaBroker broker = new KafkaBroker(directory, port);
    Process format =
        broker.java(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            broker.settings());
    if (format.waitFor() != 0) {
      throw new IOException("no storage: " + broker.said());
    }
    broker.restart();
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String settings() {
    return directory.resolve("server.properties").toString();
  }

  private Process java(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dlog4j2.level=WARN", "-cp", System.getProperty("java.class.path")));
    command.add(main);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output.log").toFile()))
        .start();
  }

  private String said() throws IOException {
    return Files.readString(directory.resolve("output.log"));
  }

  /** Starts it, on the data that it has; returns once it answers. */
  public void restart() throws Exception {
    process = java("kafka.Kafka", settings());
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      try (Admin admin = admin()) {
        admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
        return;
      } catch (ExecutionException | java.util.concurrent.TimeoutException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("the broker does not start: " + said(), notYet);
        }
      }
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            address(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "5000"));
  }

  /** A producer whose records of one partition stay in order; to be closed. */
  public <V> KafkaProducer<String, V> producer(Serializer<V> values) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            address(),
            ProducerConfig.LINGER_MS_CONFIG,
            "20",
            ProducerConfig.ACKS_CONFIG,
            "all"),
        new StringSerializer(),
        values);
  }

  /**
   * Of one partition each, in which records stay in order; where they are not there yet. Returns
   * once they can be written to: a producer that comes too early may wait for two minutes.
   */
  public void createTopics(Collection<String> names) throws Exception {
    try (Admin admin = admin()) {
      Set<String> there = admin.listTopics().names().get();
      admin
          .createTopics(
              names.stream()
                  .filter(name -> !there.contains(name))
                  .map(name -> new NewTopic(name, 1, (short) 1))
                  .toList())
          .all()
          .get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      names.forEach(name -> ends.put(new TopicPartition(name, 0), OffsetSpec.latest()));
      admin.listOffsets(ends).all().get();
    }
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** As kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void close() {
    process.destroyForcibly();
  }
}
