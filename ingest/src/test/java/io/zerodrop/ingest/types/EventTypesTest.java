package io.zerodrop.ingest.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTest {

  static List<Class<?>> clusterEvents() {
    return Arrays.asList(ClusterEvent.class.getPermittedSubclasses());
  }

  static Stream<Class<?>> records() {
    return Stream.concat(clusterEvents().stream(), Stream.of(RequestLogged.class, Rejected.class));
  }

  @ParameterizedTest
  @MethodSource("records")
  void keepsEveryFieldAndEveryAbsenceWithoutKryo(Class<?> type) throws IOException {
    survives(type);
  }

  private static <T> void survives(Class<T> type) throws IOException {
    TypeSerializer<T> serializer =
        TypeInformation.of(type).createSerializer(RoundTrip.WITHOUT_GENERIC_TYPES);
    for (T sample : RecordSamples.of(type)) {
      assertThat(RoundTrip.of(sample, serializer)).isEqualTo(sample);
    }
  }

  @ParameterizedTest
  @MethodSource("clusterEvents")
  void keepsEveryVariantBehindTheSealedInterface(Class<? extends ClusterEvent> variant)
      throws IOException {
    TypeSerializer<ClusterEvent> serializer =
        TypeInformation.of(ClusterEvent.class).createSerializer(RoundTrip.WITHOUT_GENERIC_TYPES);
    for (ClusterEvent sample : RecordSamples.of(variant)) {
      assertThat(RoundTrip.of(sample, serializer)).isEqualTo(sample);
      assertThat(RoundTrip.ofCopiedBytes(sample, serializer)).isEqualTo(sample);
    }
  }

  @Test
  void keepsANullBehindTheSealedInterface() throws IOException {
    TypeSerializer<ClusterEvent> serializer =
        TypeInformation.of(ClusterEvent.class).createSerializer(RoundTrip.WITHOUT_GENERIC_TYPES);
    assertThat(RoundTrip.of(null, serializer)).isNull();
    assertThat(RoundTrip.ofCopiedBytes(null, serializer)).isNull();
  }
}
