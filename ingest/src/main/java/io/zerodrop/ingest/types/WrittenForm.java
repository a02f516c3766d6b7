package io.zerodrop.ingest.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How values are written that lie packed in a state, where Flink does not see them: kept beside
 * them, it lets a later build, whose values have more fields or fewer, still read them.
 */
public final class WrittenForm {

  private WrittenForm() {}

  public static <T> void write(TypeSerializer<T> serializer, DataOutputView out)
      throws IOException {
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
  }

  public static <T> byte[] of(TypeSerializer<T> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    write(serializer, out);
    return out.getCopyOfBuffer();
  }

  /** {@link #read(DataInputView, TypeSerializer)} of what {@link #of} gave. */
  public static <T> TypeSerializer<T> read(byte[] form, TypeSerializer<T> present)
      throws IOException {
    return read(new DataInputDeserializer(form), present);
  }

  /**
   * The serializer that reads values of that form.
   *
   * @param present of the values as they are today; returned itself where nothing has changed
   * @throws UnknownForm where values of that form are no values of today
   */
  public static <T> TypeSerializer<T> read(DataInputView form, TypeSerializer<T> present)
      throws IOException {
    TypeSerializerSnapshot<T> written =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            form, Thread.currentThread().getContextClassLoader());
    TypeSerializerSchemaCompatibility<T> compatibility =
        present.snapshotConfiguration().resolveSchemaCompatibility(written);
    if (compatibility.isIncompatible()) {
      throw new UnknownForm("it holds values that this build does not know");
    }
    return compatibility.isCompatibleAsIs() ? present : written.restoreSerializer();
  }
}
