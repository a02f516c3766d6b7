package io.zerodrop.ingest.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many stored bytes the sources in this JVM have read, by the run they belong to: lets the
 * program around an embedded job tell how far it has come. On a cluster nobody asks.
 */
public final class BytesRead {

  private static final Map<String, LongAdder> RUNS = new ConcurrentHashMap<>();

  private BytesRead() {}

  static LongAdder counter(String run) {
    return RUNS.computeIfAbsent(run, any -> new LongAdder());
  }

  /** Counts what a source outside of this package has read. */
  public static void add(String run, long bytes) {
    counter(run).add(bytes);
  }

  public static long of(String run) {
    LongAdder counter = RUNS.get(run);
    return counter == null ? 0 : counter.sum();
  }

  /** To be called when the run is over. */
  public static void forget(String run) {
    RUNS.remove(run);
  }
}
