package io.zerodrop.pipeline.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where sinks lay down results for the rest of this process. A sink reaches its operator as bytes
 * and so cannot hold a reference to whoever waits; a key into this table it can.
 */
final class Handover {

  private static final AtomicLong NEXT = new AtomicLong();
  private static final Map<String, ConcurrentLinkedQueue<List<?>>> OPEN = new ConcurrentHashMap<>();

  private Handover() {}

  static String open() {
    String key = "results-" + NEXT.incrementAndGet();
    OPEN.put(key, new ConcurrentLinkedQueue<>());
    return key;
  }

  static void put(String key, List<?> results) {
    ConcurrentLinkedQueue<List<?>> queue = OPEN.get(key);
    if (queue == null) {
      throw new IllegalStateException(
          "nobody waits for "
              + key
              + " in this process: results are handed over only inside the process that runs the"
              + " job");
    }
    queue.add(results);
  }

  @SuppressWarnings("unchecked") // the sink of the key takes nothing but T
  static <T> List<T> close(String key) {
    ConcurrentLinkedQueue<List<?>> queue = OPEN.remove(key);
    if (queue == null) {
      throw new IllegalStateException(key + " were already taken");
    }
    List<T> all = new ArrayList<>();
    for (List<?> some : queue) {
      all.addAll((List<T>) some);
    }
    return all;
  }
}
