package io.zerodrop.ingest.record.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.record.bundle.BundleWriter;
import io.zerodrop.ingest.record.bundle.RecordKind;
import io.zerodrop.ingest.record.bundle.Rotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumptionTest {

  private static final String AT = "2026-05-01T10:00:0%d.000000Z";

  @TempDir Path bundle;

  private void recorded(String... lines) throws IOException {
    Rotation small = new Rotation(200, Duration.ofHours(1));
    try (BundleWriter writer = BundleWriter.open(bundle, small, Clock.systemUTC())) {
      for (String line : lines) {
        writer.append(RecordKind.POD, List.of(line.getBytes(StandardCharsets.UTF_8))).join();
      }
    }
  }

  private static String line(int second, String type, int revision, String more) {
    return ("{\"observedAt\":\"" + AT + "\",%s\"type\":\"%s\",\"object\":%s}")
        .formatted(second, more, type, ScriptedApi.pod("web-1", revision));
  }

  private static String heartbeat(int second, String cutSince) {
    return RecordKind.POD.heartbeat(AT.formatted(second), cutSince);
  }

  private Resumption found() throws IOException {
    return Resumption.in(bundle, RecordKind.POD);
  }

  @Test
  void goesOnFromTheLastRevisionOfTheWatchAndTheLastSignOfLife() throws IOException {
    recorded(
        line(0, "LISTED", 90, ""),
        line(1, "MODIFIED", 17, ""),
        heartbeat(2, null),
        heartbeat(3, null));
    assertThat(found()).isEqualTo(new Resumption("17", Instant.parse(AT.formatted(3))));
  }

  @Test
  void heartbeatsOfACutWatchAreNoSignOfLife() throws IOException {
    recorded(line(1, "DELETED", 17, ""), heartbeat(2, null), heartbeat(5, AT.formatted(2)));
    assertThat(found()).isEqualTo(new Resumption("17", Instant.parse(AT.formatted(2))));
  }

  @Test
  void theDifferenceOfTwoListsTellsNoRevisionToGoOnFrom() throws IOException {
    String after = "\"observedAfter\":\"" + AT.formatted(0) + "\",";
    recorded(line(1, "MODIFIED", 17, ""), line(2, "MODIFIED", 12, after));
    assertThat(found().revision()).isEqualTo("17");
  }

  @Test
  void anEmptyBundleTellsNothing() throws IOException {
    recorded();
    assertThat(found()).isNull();
  }
}
