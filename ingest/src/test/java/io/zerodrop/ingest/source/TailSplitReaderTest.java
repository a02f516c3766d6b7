package io.zerodrop.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.read.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailSplitReaderTest {

  private static final Duration LATENESS = Duration.ofSeconds(10);

  @TempDir Path temp;

  private final AtomicBoolean ending = new AtomicBoolean();
  private final TailSplitReader reader =
      new TailSplitReader(new LongAdder(), LATENESS, Duration.ofMillis(1), ending);
  private final Map<String, List<TailStep>> steps = new HashMap<>();

  @AfterEach
  void close() throws IOException {
    reader.close();
  }

  private TailSplit follow(String name, String content) throws IOException {
    Path path = temp.resolve(name);
    Files.writeString(path, content);
    TailSplit split =
        new TailSplit(
            LogSplit.of(LogFile.of(path, LogFormat.INGRESS_NGINX)), FileIdentity.of(path));
    reader.handleSplitsChanges(new SplitsAddition<>(List.of(split)));
    return split;
  }

  private static String line(String time) {
    return "10.9.0.1 - - [22/Nov/2026:"
        + time
        + " +0000] \"GET /cart HTTP/1.1\" 200 77 \"-\" \"probe/1\" 140 0.020 [shop-web-80] []"
        + " 10.0.0.7:8080 77 0.019 200 0123456789abcdef0123456789abcdef\n";
  }

  private void append(TailSplit split, String content) throws IOException {
    Files.writeString(split.log().file().path(), content, StandardOpenOption.APPEND);
  }

  private void fetch() throws IOException {
    RecordsWithSplitIds<TailStep> batch = reader.fetch();
    for (String id = batch.nextSplit(); id != null; id = batch.nextSplit()) {
      for (TailStep step = batch.nextRecordFromSplit();
          step != null;
          step = batch.nextRecordFromSplit()) {
        steps.computeIfAbsent(id, any -> new ArrayList<>()).add(step);
      }
    }
  }

  private long requests(TailSplit split) {
    return steps.getOrDefault(split.splitId(), List.of()).stream()
        .flatMap(step -> step.step().values().stream())
        .filter(dated -> dated.value() instanceof Parsed.Request)
        .count();
  }

  private long upTo(TailSplit split) {
    return steps.getOrDefault(split.splitId(), List.of()).stream()
        .mapToLong(TailStep::upTo)
        .max()
        .orElse(FileCursor.UNDATED);
  }

  @Test
  void aSilentFileDoesNotHoldBackTheOthers() throws IOException {
    TailSplit silent = follow("a.log", line("10:00:00"));
    TailSplit speaking = follow("b.log", line("10:00:00") + line("10:30:00"));

    while (upTo(silent) == FileCursor.UNDATED) {
      fetch();
    }

    assertThat(requests(speaking)).isEqualTo(2);
    long last = Instant.parse("2026-11-22T10:30:00.999Z").toEpochMilli();
    assertThat(upTo(silent)).isEqualTo(last - LATENESS.toMillis());
  }

  @Test
  void aHalfWrittenLineWaitsForItsEnd() throws IOException {
    String line = line("10:00:00");
    TailSplit split = follow("a.log", line + line.substring(0, 40));
    fetch();
    fetch();
    assertThat(requests(split)).isEqualTo(1);

    append(split, line.substring(40));
    while (requests(split) < 2) {
      fetch();
    }
    assertThat(requests(split)).isEqualTo(2);
  }

  @Test
  void whatStoodInATruncatedFileIsReadFromItsCopy() throws IOException {
    TailSplit split = follow("a.log", line("10:00:00"));
    fetch();
    append(split, line("10:00:01"));
    Files.copy(temp.resolve("a.log"), temp.resolve("a.log.1"));
    Files.writeString(temp.resolve("a.log"), "");

    while (steps.get(split.splitId()).stream()
        .flatMap(step -> step.step().values().stream())
        .noneMatch(dated -> dated.value() instanceof Parsed.FileEnd)) {
      fetch();
    }
    assertThat(requests(split)).isEqualTo(2);
  }

  @Test
  void atTheEndALastLineWithoutOneCounts() throws IOException {
    TailSplit split = follow("a.log", line("10:00:00") + line("10:00:01").strip());
    fetch();
    assertThat(requests(split)).isEqualTo(1);

    ending.set(true);
    fetch();
    assertThat(requests(split)).isEqualTo(2);
  }
}
