package io.zerodrop.ingest.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a checkpoint keeps of a {@link SealedTypeSerializer}: the variants in order, each with its
 * own snapshot. Variants may be added at the end; one that is gone, renamed or moved makes the old
 * state unreadable, because its tags would then name other records.
 */
public final class SealedTypeSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  /** Version 1: sealed name, number of variants, then name and versioned snapshot of each. */
  private static final int VERSION = 1;

  private Class<T> sealed;
  private List<Class<? extends T>> types = List.of();
  private List<TypeSerializerSnapshot<T>> snapshots = List.of();

  /** For Flink, which then calls {@link #readSnapshot}. */
  public SealedTypeSerializerSnapshot() {}

  SealedTypeSerializerSnapshot(SealedTypeSerializer<T> serializer) {
    sealed = serializer.sealed();
    types = new ArrayList<>();
    snapshots = new ArrayList<>();
    for (SealedTypeSerializer.Variant<T> variant : serializer.variants()) {
      types.add(variant.type());
      snapshots.add(variant.serializer().snapshotConfiguration());
    }
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(sealed.getName());
    out.writeInt(types.size());
    for (int i = 0; i < types.size(); i++) {
      out.writeUTF(types.get(i).getName());
      TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshots.get(i));
    }
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "sealed type snapshot of version " + version + ", but only " + VERSION + " is known");
    }
    sealed = load(in.readUTF(), classes);
    int size = in.readInt();
    types = new ArrayList<>();
    snapshots = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      types.add(load(in.readUTF(), classes));
      snapshots.add(TypeSerializerSnapshot.readVersionedSnapshot(in, classes));
    }
  }

  @SuppressWarnings("unchecked") // the name was written from a class of this type
  private static <C> Class<C> load(String name, ClassLoader classes) throws IOException {
    try {
      return (Class<C>) Class.forName(name, false, classes);
    } catch (ClassNotFoundException e) {
      throw new IOException(
          "the state holds " + name + ", which this version of the program no longer has", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    List<SealedTypeSerializer.Variant<T>> variants = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      variants.add(
          new SealedTypeSerializer.Variant<>(types.get(i), snapshots.get(i).restoreSerializer()));
    }
    return new SealedTypeSerializer<>(sealed, variants);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (!(old instanceof SealedTypeSerializerSnapshot<T> before) || !startsWith(before.types)) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    boolean migrate = false;
    boolean reconfigure = false;
    List<SealedTypeSerializer.Variant<T>> variants = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      TypeSerializer<T> serializer = null;
      if (i < before.types.size()) {
        TypeSerializerSchemaCompatibility<T> variant =
            snapshots.get(i).resolveSchemaCompatibility(before.snapshots.get(i));
        if (variant.isIncompatible()) {
          return TypeSerializerSchemaCompatibility.incompatible();
        }
        migrate |= variant.isCompatibleAfterMigration();
        if (variant.isCompatibleWithReconfiguredSerializer()) {
          reconfigure = true;
          serializer = variant.getReconfiguredSerializer();
        }
      }
      variants.add(
          new SealedTypeSerializer.Variant<>(
              types.get(i),
              serializer != null ? serializer : snapshots.get(i).restoreSerializer()));
    }
    if (migrate) {
      return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
    return reconfigure
        ? TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
            new SealedTypeSerializer<>(sealed, variants))
        : TypeSerializerSchemaCompatibility.compatibleAsIs();
  }

  private boolean startsWith(List<Class<? extends T>> before) {
    return before.size() <= types.size() && types.subList(0, before.size()).equals(before);
  }
}
