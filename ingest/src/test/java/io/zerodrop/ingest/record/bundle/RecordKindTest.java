package io.zerodrop.ingest.record.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordKindTest {

  @ParameterizedTest
  @CsvSource({"AUDIT,AUDIT", "ENDPOINT_SLICE,ENDPOINT_SLICE", "POD,POD", "EVENT,EVENT"})
  void heartbeatsAloneTellWhatTheirFileIs(RecordKind kind, LogKind expected) {
    String beats =
        (kind.heartbeat("2026-05-01T10:00:00.000000Z", null)
                + "\n"
                + kind.heartbeat("2026-05-01T10:00:01.000000Z", "2026-05-01T10:00:00.000000Z")
                + "\n")
            .repeat(100);

    Detection detection =
        Detector.detect(beats.getBytes(StandardCharsets.UTF_8), false, "somewhere.jsonl");

    assertThat(detection.format().kind()).isEqualTo(expected);
  }
}
