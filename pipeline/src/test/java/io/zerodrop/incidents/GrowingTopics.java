package io.zerodrop.incidents;

import io.zerodrop.kafka.KafkaBroker;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of one partition for each log; a record is a line. The key tells its node or proxy. */
final class GrowingTopics implements FeedTarget {

  private static final Pattern NODE = Pattern.compile("-(node-\\d+)\\.");

  private final String prefix;
  private final String proxy;
  private final KafkaProducer<String, byte[]> producer;
  private volatile Exception lost;

  private GrowingTopics(String prefix, String proxy, KafkaProducer<String, byte[]> producer) {
    this.prefix = prefix;
    this.proxy = proxy;
    this.producer = producer;
  }

  /**
   * @param prefix of their names, which end with the file's
   * @param proxy key of the proxy's logs
   */
  static GrowingTopics of(KafkaBroker broker, String prefix, String proxy, List<String> files)
      throws Exception {
    broker.createTopics(files.stream().map(file -> topic(prefix, file)).toList());
    return new GrowingTopics(prefix, proxy, broker.producer(new ByteArraySerializer()));
  }

  static String topic(String prefix, String file) {
    return prefix + "." + file;
  }

  @Override
  public void write(String file, byte[] line, boolean middle) {
    producer.send(
        new ProducerRecord<>(topic(prefix, file), key(file), line),
        (sent, failure) -> lost = failure == null ? lost : failure);
  }

  private String key(String file) {
    Matcher node = NODE.matcher(file);
    if (node.find()) {
      return node.group(1);
    }
    return file.matches("(access|haproxy|nginx-error)\\.log") ? proxy : null;
  }

  @Override
  public void close() throws IOException {
    producer.close();
    if (lost != null) {
      throw new IOException("the broker did not take all lines", lost);
    }
  }
}
