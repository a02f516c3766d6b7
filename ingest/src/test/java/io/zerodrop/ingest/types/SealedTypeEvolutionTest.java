package io.zerodrop.ingest.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SealedTypeEvolutionTest {

  /** A shape, as it stands after the last change. */
  @TypeInfo(SealedTypeInfo.Factory.class)
  public sealed interface Shape permits Circle, Square, Flat {}

  /** The first. */
  public record Circle(double radius, String name) implements Shape {}

  /** The second. */
  public record Square(Long side) implements Shape {}

  /** A group, which is flattened. */
  public sealed interface Flat extends Shape permits Line {}

  /** The third. */
  public record Line(List<Integer> points) implements Flat {}

  /** A record that holds a sealed type. */
  public record Drawing(String title, Shape main, List<Shape> others) {}

  /** Not usable: its variant is a class. */
  public sealed interface Wrong permits NotARecord {}

  /** Flink would give this to Kryo. */
  public static final class NotARecord implements Wrong {}

  @Test
  void readsStateWrittenBeforeAVariantWasAppended() throws IOException {
    assertThat(
            resolve(
                serializer(List.of(Circle.class, Square.class, Line.class)),
                serializer(List.of(Circle.class))))
        .matches(TypeSerializerSchemaCompatibility::isCompatibleAsIs);
  }

  @Test
  void refusesStateOfAVariantThatIsGone() throws IOException {
    assertThat(
            resolve(
                serializer(List.of(Circle.class)), serializer(List.of(Circle.class, Square.class))))
        .matches(TypeSerializerSchemaCompatibility::isIncompatible);
  }

  @Test
  void refusesStateWhoseVariantsChangedPlaces() throws IOException {
    assertThat(
            resolve(
                serializer(List.of(Square.class, Circle.class)),
                serializer(List.of(Circle.class, Square.class))))
        .matches(TypeSerializerSchemaCompatibility::isIncompatible);
  }

  @Test
  void restoresASerializerThatReadsTheOldBytes() throws IOException {
    TypeSerializer<Shape> written = serializer(List.of(Circle.class, Square.class, Line.class));
    DataOutputSerializer out = new DataOutputSerializer(64);
    written.serialize(new Line(List.of(3, 1, 2)), out);
    TypeSerializer<Shape> restored = throughBytes(written).restoreSerializer();
    assertThat(restored.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(new Line(List.of(3, 1, 2)));
  }

  @Test
  void takesTheVariantsOfASealedVariantForItsOwn() {
    assertThat(SealedTypeInfo.of(Shape.class).createSerializer(RoundTrip.WITHOUT_GENERIC_TYPES))
        .isEqualTo(serializer(List.of(Circle.class, Square.class, Line.class)));
  }

  @Test
  void worksInsideARecord() throws IOException {
    TypeSerializer<Drawing> serializer =
        TypeInformation.of(Drawing.class).createSerializer(RoundTrip.WITHOUT_GENERIC_TYPES);
    Drawing drawing =
        new Drawing("a", new Square(null), List.of(new Circle(2.5, null), new Line(List.of())));
    assertThat(RoundTrip.of(drawing, serializer)).isEqualTo(drawing);
    Drawing empty = new Drawing(null, null, null);
    assertThat(RoundTrip.of(empty, serializer)).isEqualTo(empty);
  }

  @Test
  void namesTheVariantThatIsNotARecord() {
    assertThatThrownBy(() -> SealedTypeInfo.of(Wrong.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NotARecord")
        .hasMessageContaining("Kryo");
  }

  private static SealedTypeSerializer<Shape> serializer(List<Class<? extends Shape>> types) {
    List<SealedTypeSerializer.Variant<Shape>> variants =
        types.stream()
            .map(TypeInformation::of)
            .map(
                info ->
                    SealedTypeSerializer.Variant.<Shape>of(info, RoundTrip.WITHOUT_GENERIC_TYPES))
            .toList();
    return new SealedTypeSerializer<>(Shape.class, variants);
  }

  private static TypeSerializerSchemaCompatibility<Shape> resolve(
      TypeSerializer<Shape> now, TypeSerializer<Shape> then) throws IOException {
    return now.snapshotConfiguration().resolveSchemaCompatibility(throughBytes(then));
  }

  private static TypeSerializerSnapshot<Shape> throughBytes(TypeSerializer<Shape> serializer)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()),
        SealedTypeEvolutionTest.class.getClassLoader());
  }
}
