package io.zerodrop.pipeline.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a stream of a job in this process brought, once the job has ended. Objects are handed over
 * as they are: they must not be changed by anyone.
 */
public final class Results<T> {

  private final String key;

  private Results(String key) {
    this.key = key;
  }

  /**
   * Adds a sink to the stream.
   *
   * @param uid of the sink, unique in the job
   */
  public static <T> Results<T> of(DataStream<T> stream, String uid) {
    String key = Handover.open();
    stream.sinkTo(new HandoverSink<T>(key)).uid(uid).name(uid);
    return new Results<>(key);
  }

  /**
   * Takes all results out, in an order that does not depend on how the job ran.
   *
   * @param order total over the results; equal ones must be interchangeable
   */
  public List<T> take(Comparator<? super T> order) {
    List<T> results = new ArrayList<>(Handover.<T>close(key));
    results.sort(order);
    return results;
  }

  /**
   * Takes the one result out.
   *
   * @throws IllegalStateException if there is not exactly one
   */
  public T takeOnly() {
    List<T> results = new ArrayList<>(Handover.<T>close(key));
    if (results.size() != 1) {
      throw new IllegalStateException("expected one result, got " + results.size());
    }
    return results.get(0);
  }
}
