package io.zerodrop.pipeline.publish;

import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Documents of this process that wait for the job which takes them by their number. They are made
 * when they are taken, since as JSON they are many times larger.
 */
final class Waiting implements MapFunction<Long, PublishedDocument> {

  private static final long serialVersionUID = 1L;
  private static final AtomicLong NEXT = new AtomicLong();
  private static final Map<String, List<Supplier<PublishedDocument>>> OPEN =
      new ConcurrentHashMap<>();

  private final String key;

  Waiting(List<Supplier<PublishedDocument>> documents) {
    key = "documents-" + NEXT.incrementAndGet();
    OPEN.put(key, documents);
  }

  void close() {
    OPEN.remove(key);
  }

  @Override
  public PublishedDocument map(Long number) {
    return OPEN.get(key).get(number.intValue()).get();
  }
}
