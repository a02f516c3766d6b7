package io.zerodrop.ingest.types;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes one byte for the variant, counted from 0 as the interface permits them, then the variant
 * with its own serializer; null is the byte 255.
 */
final class SealedTypeSerializer<T> extends TypeSerializer<T> {

  private static final int NULL = 255;

  private final Class<T> sealed;
  private final List<Variant<T>> variants;
  private transient Map<Class<?>, Integer> tags;

  SealedTypeSerializer(Class<T> sealed, List<Variant<T>> variants) {
    if (variants.size() >= NULL) {
      throw new IllegalArgumentException(
          sealed.getName() + " has " + variants.size() + " variants, but one byte tells 255 apart");
    }
    this.sealed = sealed;
    this.variants = List.copyOf(variants);
  }

  /** A record class and how it is serialized. */
  record Variant<T>(Class<? extends T> type, TypeSerializer<T> serializer)
      implements java.io.Serializable {

    @SuppressWarnings("unchecked") // only ever given values of the variant's own class
    static <T> Variant<T> of(TypeInformation<? extends T> info, SerializerConfig config) {
      return new Variant<>(info.getTypeClass(), (TypeSerializer<T>) info.createSerializer(config));
    }
  }

  Class<T> sealed() {
    return sealed;
  }

  List<Variant<T>> variants() {
    return variants;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    if (value == null) {
      target.writeByte(NULL);
      return;
    }
    int tag = tagOf(value.getClass());
    target.writeByte(tag);
    variants.get(tag).serializer().serialize(value, target);
  }

  private int tagOf(Class<?> type) {
    if (tags == null) {
      tags = new HashMap<>();
      for (Variant<T> variant : variants) {
        tags.put(variant.type(), tags.size());
      }
    }
    Integer tag = tags.get(type);
    if (tag == null) {
      throw new IllegalArgumentException(
          type.getName() + " is not a variant of " + sealed.getName() + " as it was when restored");
    }
    return tag;
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    int tag = source.readUnsignedByte();
    return tag == NULL ? null : serializerOf(tag).deserialize(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  private TypeSerializer<T> serializerOf(int tag) throws IOException {
    if (tag >= variants.size()) {
      throw new IOException(
          "variant %d of %s, which has only %d: written by a newer version, or not by this type"
              .formatted(tag, sealed.getName(), variants.size()));
    }
    return variants.get(tag).serializer();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int tag = source.readUnsignedByte();
    target.writeByte(tag);
    if (tag != NULL) {
      serializerOf(tag).copy(source, target);
    }
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
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new SealedTypeSerializer<>(
        sealed,
        variants.stream().map(v -> new Variant<>(v.type(), v.serializer().duplicate())).toList());
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedTypeSerializer<?> that
        && sealed == that.sealed
        && variants.equals(that.variants);
  }

  @Override
  public int hashCode() {
    return sealed.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new SealedTypeSerializerSnapshot<>(this);
  }
}
