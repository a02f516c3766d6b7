package io.zerodrop.ingest.types;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Through bytes and back. */
final class RoundTrip {

  static final SerializerConfig WITHOUT_GENERIC_TYPES =
      new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

  private RoundTrip() {}

  static <T> T of(T value, TypeSerializer<T> serializer) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes(value, serializer));
    T back = serializer.deserialize(in);
    leavesNothing(in);
    return back;
  }

  static <T> T ofCopiedBytes(T value, TypeSerializer<T> serializer) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes(value, serializer));
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(in, copied);
    leavesNothing(in);
    return serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
  }

  static <T> byte[] bytes(T value, TypeSerializer<T> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static void leavesNothing(DataInputDeserializer in) {
    if (in.available() != 0) {
      throw new AssertionError(in.available() + " bytes were written that were not read");
    }
  }
}
