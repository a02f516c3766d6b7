package io.zerodrop.dashboards.elasticsearch.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the documents of one job. A sink reaches its operator as bytes, so it is found by
 * a key in the process that runs the job.
 */
public final class PublishTally {

  private static final AtomicLong NEXT = new AtomicLong();
  private static final Map<String, PublishTally> OPEN = new ConcurrentHashMap<>();

  private final LongAdder stored = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private volatile String trouble;

  private PublishTally() {}

  /** The key of a new one. */
  public static String open() {
    String key = "publish-" + NEXT.incrementAndGet();
    OPEN.put(key, new PublishTally());
    return key;
  }

  /** Of another process, or nobody's: counts that nobody asks for. */
  public static PublishTally find(String key) {
    PublishTally known = key == null ? null : OPEN.get(key);
    return known == null ? new PublishTally() : known;
  }

  public static void close(String key) {
    OPEN.remove(key);
  }

  void add(BulkOutcome outcome) {
    stored.add(outcome.stored());
    stale.add(outcome.stale());
    rejected.add(outcome.rejected().size());
    retried.add(outcome.retried().size());
  }

  void addRejected() {
    rejected.increment();
  }

  void trouble(String text) {
    trouble = text;
  }

  public long stored() {
    return stored.sum();
  }

  public long stale() {
    return stale.sum();
  }

  public long rejected() {
    return rejected.sum();
  }

  /** Tries that have to be made again. */
  public long retried() {
    return retried.sum();
  }

  public long done() {
    return stored() + stale() + rejected();
  }

  /** What documents wait for; null while they go in. */
  public String trouble() {
    return trouble;
  }
}
