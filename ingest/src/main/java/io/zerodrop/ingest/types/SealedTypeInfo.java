package io.zerodrop.ingest.types;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of a sealed interface whose variants are public records, directly or through further
 * sealed interfaces. Attach it with {@code @TypeInfo(SealedTypeInfo.Factory.class)} on the
 * interface.
 *
 * <p>A variant's place in {@code permits} is part of the checkpoint format: new ones go last. The
 * variants must be immutable values, for they are handed on without a copy. A variant cannot hold
 * the sealed type itself.
 */
public final class SealedTypeInfo<T> extends TypeInformation<T> {

  private final Class<T> sealed;
  private final List<TypeInformation<? extends T>> variants;

  private SealedTypeInfo(Class<T> sealed, List<TypeInformation<? extends T>> variants) {
    this.sealed = sealed;
    this.variants = variants;
  }

  /**
   * @throws IllegalArgumentException if {@code type} is not sealed or a variant is neither sealed
   *     nor a public record
   */
  public static <T> SealedTypeInfo<T> of(Class<T> type) {
    List<TypeInformation<? extends T>> variants = new ArrayList<>();
    for (Class<? extends T> variant : variantsOf(type)) {
      variants.add(TypeInformation.of(variant));
    }
    return new SealedTypeInfo<>(type, variants);
  }

  private static <T> List<Class<? extends T>> variantsOf(Class<? extends T> type) {
    if (!type.isSealed()) {
      throw new IllegalArgumentException(type.getName() + " is not a sealed interface");
    }
    List<Class<? extends T>> variants = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      @SuppressWarnings("unchecked") // a permitted subclass of T is a subclass of T
      Class<? extends T> variant = (Class<? extends T>) permitted;
      if (variant.isSealed()) {
        variants.addAll(variantsOf(variant));
      } else if (variant.isRecord() && Modifier.isPublic(variant.getModifiers())) {
        variants.add(variant);
      } else {
        throw new IllegalArgumentException(
            variant.getName()
                + " is a variant of "
                + type.getName()
                + " but not a public record, so Flink would fall back to Kryo for it");
      }
    }
    return variants;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    List<SealedTypeSerializer.Variant<T>> serializers = new ArrayList<>();
    for (TypeInformation<? extends T> variant : variants) {
      serializers.add(SealedTypeSerializer.Variant.of(variant, config));
    }
    return new SealedTypeSerializer<>(sealed, serializers);
  }

  @Override
  public Class<T> getTypeClass() {
    return sealed;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof SealedTypeInfo;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedTypeInfo<?> that
        && sealed == that.sealed
        && variants.equals(that.variants);
  }

  @Override
  public int hashCode() {
    return sealed.hashCode();
  }

  @Override
  public String toString() {
    return "Sealed<" + sealed.getSimpleName() + ">";
  }

  /** Makes the type of the interface that carries the annotation. */
  public static final class Factory<T> extends TypeInfoFactory<T> {

    @Override
    @SuppressWarnings("unchecked") // Flink passes the annotated class itself
    public TypeInformation<T> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> genericParameters) {
      return of((Class<T>) type);
    }
  }
}
