package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.source.BytesRead;
import io.zerodrop.ingest.source.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gives each record to the log it belongs to: that of its partition and key. */
final class LogDeserializer implements KafkaRecordDeserializationSchema<Parsed> {

  private static final long serialVersionUID = 1L;

  /** Keys of a partition that are told apart; the one unused for longest goes. */
  private static final int MAX_LOGS = 2_000;

  private final TreeMap<String, String> formats;
  private final ZoneOffset zone;
  private final String run;
  private transient Map<LogKey, TopicLog> logs;

  private record LogKey(String topic, int partition, String key) {}

  /**
   * @param formats by topic
   * @param run under which {@link BytesRead} counts
   */
  LogDeserializer(Map<String, String> formats, ZoneOffset zone, String run) {
    this.run = run;
    this.formats = new TreeMap<>(formats);
    this.zone = zone;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Parsed> out) {
    if (record.value() == null) {
      return; // a tombstone of a compacted topic
    }
    BytesRead.add(run, record.value().length);
    log(record).read(record.value(), record.offset(), record.timestamp() * 1_000L, out::collect);
  }

  private TopicLog log(ConsumerRecord<byte[], byte[]> record) {
    if (logs == null) {
      logs =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<LogKey, TopicLog> eldest) {
              return size() > MAX_LOGS;
            }
          };
    }
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    return logs.computeIfAbsent(
        new LogKey(record.topic(), record.partition(), key),
        of ->
            new TopicLog(
                "kafka:" + of.topic + "-" + of.partition,
                of.topic,
                of.key,
                formats.get(of.topic),
                zone));
  }

  @Override
  public TypeInformation<Parsed> getProducedType() {
    return TypeInformation.of(Parsed.class);
  }
}
