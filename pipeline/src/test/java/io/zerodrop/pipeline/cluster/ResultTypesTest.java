package io.zerodrop.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.ingest.source.Parsed;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes between operators does so without Kryo. */
class ResultTypesTest {

  @ParameterizedTest
  @ValueSource(classes = {Parsed.class, Termination.class, Verdict.class, Finding.class})
  void isKnownToFlinkFieldByField(Class<?> type) {
    SerializerConfigImpl strict =
        new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    assertThatCode(() -> TypeInformation.of(type).createSerializer(strict))
        .doesNotThrowAnyException();
  }
}
