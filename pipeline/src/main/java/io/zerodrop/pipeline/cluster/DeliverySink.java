package io.zerodrop.pipeline.cluster;

import io.zerodrop.ingest.types.DescribedList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Delivers what reaches it as it comes. What it remembers, it delivers again after a restart, so
 * that whoever takes it has all of it.
 */
public final class DeliverySink<T> implements Sink<T>, SupportsWriterState<T, List<T>> {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final TypeSerializer<T> serializer;
  private final int remembered;

  private DeliverySink(String key, TypeSerializer<T> serializer, int remembered) {
    this.key = key;
    this.serializer = serializer;
    this.remembered = remembered;
  }

  /**
   * @param remembered how many at most, the first ones; 0 for none
   */
  public static <T> DeliverySink<T> of(Deliveries to, Class<T> type, int remembered) {
    TypeSerializer<T> serializer =
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    return new DeliverySink<>(to.key(), serializer, remembered);
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<T, List<T>> restoreWriter(
      WriterInitContext context, Collection<List<T>> state) {
    List<T> memory = new ArrayList<>();
    state.forEach(memory::addAll);
    memory.forEach(element -> Deliveries.deliver(key, element));
    return new Writer<>(key, remembered, memory);
  }

  @Override
  public SimpleVersionedSerializer<List<T>> getWriterStateSerializer() {
    return new DescribedList<>(serializer);
  }

  private static final class Writer<T> implements StatefulSinkWriter<T, List<T>> {

    private final String key;
    private final int most;
    private final List<T> memory;

    Writer(String key, int most, List<T> memory) {
      this.key = key;
      this.most = most;
      this.memory = memory;
    }

    @Override
    public void write(T element, Context context) {
      Deliveries.deliver(key, element);
      if (memory.size() < most) {
        memory.add(element);
      }
    }

    @Override
    public void flush(boolean endOfInput) {
      // nothing waits
    }

    @Override
    public List<List<T>> snapshotState(long checkpoint) {
      return memory.isEmpty() ? List.of() : List.of(List.copyOf(memory));
    }

    @Override
    public void close() {
      memory.clear();
    }
  }
}
