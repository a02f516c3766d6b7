package io.zerodrop.ingest.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes what a sink remembers, with how it is written. */
public final class DescribedList<T> implements SimpleVersionedSerializer<List<T>> {

  /** One value, in the form of the build that wrote it. */
  private static final int VERSION_1 = 1;

  /** The {@link WrittenForm}, the number of values and each. */
  private static final int VERSION_2 = 2;

  private final TypeSerializer<T> values;

  public DescribedList(TypeSerializer<T> values) {
    this.values = values;
  }

  @Override
  public int getVersion() {
    return VERSION_2;
  }

  @Override
  public byte[] serialize(List<T> list) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    WrittenForm.write(values, out);
    out.writeInt(list.size());
    for (T value : list) {
      values.serialize(value, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public List<T> deserialize(int version, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    if (version == VERSION_1) {
      return List.of(values.deserialize(in));
    }
    if (version != VERSION_2) {
      throw new UnknownForm("what a sink remembers is of version " + version);
    }
    TypeSerializer<T> written = WrittenForm.read(in, values);
    int size = in.readInt();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(written.deserialize(in));
    }
    return list;
  }
}
