package io.zerodrop.pipeline.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * An object of this process that operators of a job in it may look at but not change. An operator
 * gets what it is made with as bytes, each task a copy of its own; of what is lent there is one.
 */
public final class Lent<T> implements SerializableSupplier<T>, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private static final AtomicLong NEXT = new AtomicLong();
  private static final Map<Long, Object> OUT = new ConcurrentHashMap<>();

  private final long key;

  private Lent(long key) {
    this.key = key;
  }

  /** Lends it until closed. */
  public static <T> Lent<T> of(T object) {
    long key = NEXT.incrementAndGet();
    OUT.put(key, object);
    return new Lent<>(key);
  }

  @Override
  @SuppressWarnings("unchecked") // nothing but the T of the same key is ever put there
  public T get() {
    Object object = OUT.get(key);
    if (object == null) {
      throw new IllegalStateException(
          "what this job was lent is not in this process: it can be looked at only inside the"
              + " process that runs the job, and until that is over");
    }
    return (T) object;
  }

  @Override
  public void close() {
    OUT.remove(key);
  }
}
