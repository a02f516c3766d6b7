package io.zerodrop.pipeline.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Who takes what a running job delivers to the rest of this process, by a key that a sink can carry
 * to where it runs.
 */
public final class Deliveries implements AutoCloseable {

  private static final AtomicLong NEXT = new AtomicLong();
  private static final Map<String, Consumer<Object>> OPEN = new ConcurrentHashMap<>();

  private final String key;

  private Deliveries(String key) {
    this.key = key;
  }

  /**
   * Begins to take what sinks of the key deliver.
   *
   * @param taker called by the job's threads
   */
  public static <T> Deliveries to(Class<T> type, Consumer<T> taker) {
    String key = type.getSimpleName() + "-" + NEXT.incrementAndGet();
    OPEN.put(key, delivered -> taker.accept(type.cast(delivered)));
    return new Deliveries(key);
  }

  public String key() {
    return key;
  }

  static void deliver(String key, Object delivered) {
    Consumer<Object> taker = OPEN.get(key);
    if (taker != null) {
      taker.accept(delivered);
    }
  }

  @Override
  public void close() {
    OPEN.remove(key);
  }
}
