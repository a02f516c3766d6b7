package io.zerodrop.ingest.kafka;

import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which topics to read, and what is in them.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param topics by name
 * @param formats id of a {@link io.zerodrop.ingest.format.LogFormat} or {@link
 *     io.zerodrop.ingest.format.LogKind} by topic; what is in the others is found by looking
 * @param group under which the offsets are committed, for those who watch the lag; a restart goes
 *     by the checkpoint
 * @param start where to begin where there is no checkpoint
 * @param zone of times without one
 * @param properties of the consumer: encryption, credentials
 * @param ends whether to stop at what is there now
 */
public record KafkaInput(
    String bootstrapServers,
    List<String> topics,
    Map<String, String> formats,
    String group,
    Start start,
    ZoneOffset zone,
    Map<String, String> properties,
    boolean ends)
    implements Serializable {

  /** Where to begin. */
  public enum Start {
    EARLIEST,
    LATEST,
    /** Where the group committed last; the beginning where it has not. */
    COMMITTED
  }

  public KafkaInput {
    topics = List.copyOf(topics);
    formats = new TreeMap<>(formats);
    properties = new TreeMap<>(properties);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("no topics");
    }
  }

  /** All of some topics, from the beginning. */
  public static KafkaInput of(String bootstrapServers, List<String> topics) {
    return new KafkaInput(
        bootstrapServers,
        topics,
        Map.of(),
        "zerodrop",
        Start.EARLIEST,
        ZoneOffset.UTC,
        Map.of(),
        false);
  }

  /** The same up to what is there now. */
  public KafkaInput untilNow() {
    return new KafkaInput(bootstrapServers, topics, formats, group, start, zone, properties, true);
  }

  /** The same with topics whose format is given. */
  public KafkaInput with(Map<String, String> formatsByTopic) {
    return new KafkaInput(
        bootstrapServers, topics, formatsByTopic, group, start, zone, properties, ends);
  }
}
