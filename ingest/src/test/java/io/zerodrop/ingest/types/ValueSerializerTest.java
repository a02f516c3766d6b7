package io.zerodrop.ingest.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Stamp;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class ValueSerializerTest {

  private final TypeSerializer<Stamp> plain =
      TypeInformation.of(Stamp.class).createSerializer(new SerializerConfigImpl());
  private final TypeSerializer<Stamp> value = ValueSerializer.of(plain);
  private final Stamp stamp = new Stamp(1, 2);

  @Test
  void handsValuesOnWithoutACopy() {
    assertThat(value.isImmutableType()).isTrue();
    assertThat(value.copy(stamp)).isSameAs(stamp);
    assertThat(value.duplicate().copy(stamp)).isSameAs(stamp);
  }

  @Test
  void writesAndReadsWhatTheOtherDoes() throws IOException {
    assertThat(RoundTrip.of(stamp, value)).isEqualTo(stamp);
    assertThat(RoundTrip.ofCopiedBytes(stamp, value)).isEqualTo(stamp);
    assertThat(RoundTrip.bytes(stamp, value)).isEqualTo(RoundTrip.bytes(stamp, plain));
  }

  @Test
  void takesUpStateThatTheOtherLeft() {
    assertThat(
            value
                .snapshotConfiguration()
                .resolveSchemaCompatibility(plain.snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
  }
}
