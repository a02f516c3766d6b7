package io.zerodrop.ingest.record.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {

  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir Path bundle;

  private Instant now = START;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void whatIsAcknowledgedIsInTheFileOfItsKindInOrder() throws IOException {
    try (BundleWriter writer = BundleWriter.open(bundle, Rotation.DEFAULT, clock)) {
      writer.append(RecordKind.POD, lines("{\"n\":1}", "{\"n\":2}")).join();
      writer.append(RecordKind.AUDIT, lines("{\"a\":1}")).join();
      writer.append(RecordKind.POD, lines("{\"n\":3}")).join();

      assertThat(read("pods")).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
      assertThat(read("audit")).containsExactly("{\"a\":1}");
    }
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws IOException {
    try (BundleWriter writer =
        BundleWriter.open(bundle, new Rotation(500, Duration.ofHours(1)), clock)) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        all.add(writer.append(RecordKind.EVENT, lines("{\"n\":" + i + "}")));
      }
      all.forEach(CompletableFuture::join);
    }
    assertThat(read("events")).hasSize(5_000).doesNotHaveDuplicates();
  }

  @Test
  void aFullOrOldSegmentIsFollowedByANewOneThatSortsBehindIt() throws IOException {
    Rotation rotation = new Rotation(10, Duration.ofMinutes(10));
    try (BundleWriter writer = BundleWriter.open(bundle, rotation, clock)) {
      writer.append(RecordKind.POD, lines("{\"first\":1}")).join();
      writer.append(RecordKind.POD, lines("{\"2\":1}")).join();
      now = START.plus(Duration.ofMinutes(11));
      writer.append(RecordKind.POD, lines("{\"3\":1}")).join();
    }
    assertThat(segments("pods")).hasSize(3);
    assertThat(read("pods")).containsExactly("{\"first\":1}", "{\"2\":1}", "{\"3\":1}");
  }

  @Test
  void anUnfinishedLastLineOfACrashIsCutOff() throws IOException {
    try (BundleWriter writer = BundleWriter.open(bundle, Rotation.DEFAULT, clock)) {
      writer.append(RecordKind.POD, lines("{\"whole\":1}")).join();
    }
    Path torn = segments("pods").get(0);
    Files.writeString(torn, "{\"torn\":", StandardOpenOption.APPEND);

    try (BundleWriter writer = BundleWriter.open(bundle, Rotation.DEFAULT, clock)) {
      assertThat(writer.repaired()).singleElement().asString().contains(torn + ": cut off");
      writer.append(RecordKind.POD, lines("{\"next\":1}")).join();
    }
    assertThat(read("pods")).containsExactly("{\"whole\":1}", "{\"next\":1}");
  }

  @Test
  void onlyOneRecorderWritesToABundle() throws IOException {
    try (BundleWriter writer = BundleWriter.open(bundle, Rotation.DEFAULT, clock)) {
      assertThatThrownBy(() -> BundleWriter.open(bundle, Rotation.DEFAULT, clock))
          .isInstanceOf(BundleInUse.class)
          .hasMessageContaining(bundle.toString());
      assertThat(writer.repaired()).isEmpty();
    }
  }

  @Test
  void whatComesAfterTheEndIsRefused() throws IOException {
    BundleWriter writer = BundleWriter.open(bundle, Rotation.DEFAULT, clock);
    writer.close();
    assertThat(writer.append(RecordKind.POD, lines("{}"))).isCompletedExceptionally();
    assertThat(segments("pods")).isEmpty();
  }

  private static List<byte[]> lines(String... lines) {
    return Stream.of(lines).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private List<Path> segments(String stem) throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(stem + "-"))
          .sorted()
          .toList();
    }
  }

  private List<String> read(String stem) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path segment : segments(stem)) {
      lines.addAll(Files.readAllLines(segment));
    }
    return lines;
  }
}
