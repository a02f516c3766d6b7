package io.zerodrop.pipeline.command;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.kafka.KafkaInput;
import io.zerodrop.ingest.kafka.KafkaInput.Start;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What a user says about logs in Kafka. */
final class KafkaOptions {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Read topics of this Kafka; several brokers with commas between them.")
  String bootstrapServers;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      split = ",",
      description = "Topic with logs in it. Can be repeated.")
  List<String> topics = new ArrayList<>();

  @Option(
      names = "--topic-format",
      paramLabel = "TOPIC=KIND",
      description = "Read a topic as KIND (see --as) instead of finding out. Can be repeated.")
  Map<String, String> formats = new LinkedHashMap<>();

  @Option(
      names = "--kafka-group",
      paramLabel = "NAME",
      defaultValue = "zerodrop",
      description = "Consumer group that offsets are committed under (default: ${DEFAULT-VALUE}).")
  String group;

  @Option(
      names = "--kafka-start",
      paramLabel = "WHERE",
      defaultValue = "earliest",
      description =
          "Where to begin without a checkpoint: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  Start start;

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "A Java properties file for the consumer, with encryption and credentials.")
  Path properties;

  /** What is wrong with the values, all of it. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (bootstrapServers == null) {
      if (!topics.isEmpty() || !formats.isEmpty() || properties != null) {
        problems.add("options of Kafka without --kafka HOST:PORT");
      }
      return problems;
    }
    if (topics.isEmpty()) {
      problems.add("--kafka needs --topic NAME: which topics to read");
    }
    for (Map.Entry<String, String> format : formats.entrySet()) {
      if (!topics.contains(format.getKey())) {
        problems.add("--topic-format " + format.getKey() + " is none of the topics to read");
      }
      if (LogFormat.of(format.getValue()).isEmpty() && LogKind.of(format.getValue()).isEmpty()) {
        problems.add("--topic-format " + format.getValue() + " is no kind of log");
      }
    }
    return problems;
  }

  /**
   * Null where nothing is to be read.
   *
   * @param zone of times without one
   */
  KafkaInput input(ZoneOffset zone) throws UnusableInput {
    return bootstrapServers == null
        ? null
        : new KafkaInput(
            bootstrapServers, topics, formats, group, start, zone, consumerProperties(), false);
  }

  private Map<String, String> consumerProperties() throws UnusableInput {
    Map<String, String> all = new TreeMap<>();
    if (properties != null) {
      Properties read = new Properties();
      try (Reader in = Files.newBufferedReader(properties)) {
        read.load(in);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new UnusableInput(properties + " cannot be read: " + unreadable.getMessage());
      }
      read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
    }
    return all;
  }
}
