package io.zerodrop.ingest.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes records as another serializer does, in the same checkpoint format, but hands them on
 * without a copy: Flink takes no record for a value, and copies all of a state whenever it begins a
 * checkpoint, for which its memory must suffice twice.
 */
public final class ValueSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final TypeSerializer<T> bytes;

  private ValueSerializer(TypeSerializer<T> bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes of immutable values
   */
  public static <T> ValueSerializer<T> of(TypeSerializer<T> bytes) {
    return new ValueSerializer<>(bytes);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new ValueSerializer<>(bytes.duplicate());
  }

  @Override
  public T createInstance() {
    return bytes.createInstance();
  }

  @Override
  public int getLength() {
    return bytes.getLength();
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    bytes.serialize(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return bytes.deserialize(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return bytes.deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    bytes.copy(source, target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSerializer<?> that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** That of the other serializer: what was written by it is read by this one. */
  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return bytes.snapshotConfiguration();
  }
}
