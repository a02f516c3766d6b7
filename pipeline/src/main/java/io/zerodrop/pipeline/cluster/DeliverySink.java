package io.zerodrop.pipeline.cluster;

import java.io.IOException;
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
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Delivers what reaches it as it comes. What it remembers, it delivers again after a restart, so
 * that whoever takes it has all of it.
 */
public final class DeliverySink<T> implements Sink<T>, SupportsWriterState<T, T> {

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
  public StatefulSinkWriter<T, T> restoreWriter(WriterInitContext context, Collection<T> state) {
    state.forEach(element -> Deliveries.deliver(key, element));
    return new Writer<>(key, remembered, state);
  }

  @Override
  public SimpleVersionedSerializer<T> getWriterStateSerializer() {
    return new Elements<>(serializer);
  }

  private static final class Writer<T> implements StatefulSinkWriter<T, T> {

    private final String key;
    private final int most;
    private final List<T> memory;

    Writer(String key, int most, Collection<T> memory) {
      this.key = key;
      this.most = most;
      this.memory = new ArrayList<>(memory);
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
    public List<T> snapshotState(long checkpoint) {
      return List.copyOf(memory);
    }

    @Override
    public void close() {
      memory.clear();
    }
  }

  private record Elements<T>(TypeSerializer<T> serializer) implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T element) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(256);
      serializer.serialize(element, out);
      return out.getCopyOfBuffer();
    }

    @Override
    public T deserialize(int version, byte[] bytes) throws IOException {
      return serializer.deserialize(new DataInputDeserializer(bytes));
    }
  }
}
