package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.source.Parsed;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Kafka topics as a source of the same records that files give. A record of a topic is a line, a
 * JSON value or several of either; evidence of it stands at {@code kafka:topic-partition}, with its
 * offset in the place of the line.
 */
public final class KafkaLogs {

  private KafkaLogs() {}

  /**
   * @param run under which {@link io.zerodrop.ingest.source.BytesRead} counts
   */
  public static KafkaSource<Parsed> source(KafkaInput input, String run) {
    Properties properties = new Properties();
    // Partitions that are added later are found without a restart.
    properties.put("partition.discovery.interval.ms", "30000");
    properties.putAll(input.properties());
    KafkaSourceBuilder<Parsed> source =
        KafkaSource.<Parsed>builder()
            .setBootstrapServers(input.bootstrapServers())
            .setTopics(input.topics())
            .setGroupId(input.group())
            .setStartingOffsets(start(input.start()))
            .setDeserializer(new LogDeserializer(input.formats(), input.zone(), run))
            .setProperties(properties);
    if (input.ends()) {
      source.setBounded(OffsetsInitializer.latest());
    }
    return source.build();
  }

  @SuppressWarnings("deprecation") // the connector takes no other class for it
  private static OffsetsInitializer start(KafkaInput.Start start) {
    return switch (start) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    };
  }

  /**
   * Watermarks of each partition: so much behind its latest record, and where nothing comes any
   * more, behind that of all partitions.
   *
   * @param outOfOrder how much later than a later one a record may come
   * @param silence without a record, after which time goes on for the partition
   */
  public static WatermarkStrategy<Parsed> watermarks(Duration outOfOrder, Duration silence) {
    return WatermarkStrategy.forGenerator(
            new PartitionWatermarks(outOfOrder.toMillis(), silence.toMillis()))
        .withTimestampAssigner((parsed, published) -> ParsedTime.millis(parsed, published));
  }
}
