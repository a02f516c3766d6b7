package io.zerodrop.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zerodrop.ingest.read.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSplitReaderTest {

  @TempDir Path folder;

  private final LongAdder bytes = new LongAdder();
  private final ParserThreads threads = ParserThreads.of("log-split-reader-test", 2);

  @AfterEach
  void endThreads() {
    threads.close();
  }

  @Test
  void readsNoFileAheadOfAnother() throws Exception {
    // many blocks, of less than two seconds each
    String[] many =
        IntStream.range(0, 30_000)
            .mapToObj(i -> AuditLines.deletion(i / 1_000))
            .toArray(String[]::new);
    LogSplit early = LogSplit.of(AuditLines.file(folder, "b.log", many));
    LogSplit other = LogSplit.of(AuditLines.file(folder, "a.log", many));
    try (LogSplitReader reader = new LogSplitReader(bytes, threads, null)) {
      reader.handleSplitsChanges(new SplitsAddition<>(List.of(early, other)));
      Map<String, Long> seconds = new TreeMap<>();
      latestSeconds(reader.fetch(), seconds);
      for (int fetched = 1; fetched < 20; fetched++) {
        latestSeconds(reader.fetch(), seconds);
        assertThat(seconds).as("files begun after fetch %d", fetched).hasSize(2);
        assertThat(Math.abs(seconds.get(early.splitId()) - seconds.get(other.splitId())))
            .as("seconds that the files are apart after fetch %d", fetched)
            .isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void startsWithTheFileThatBeginsFirst() throws Exception {
    LogFile late = dated(AuditLines.file(folder, "a.log", AuditLines.deletions(40, 41)), 40);
    LogFile early = dated(AuditLines.file(folder, "b.log", AuditLines.deletions(10, 50)), 10);
    try (LogSplitReader reader = new LogSplitReader(bytes, threads, null)) {
      reader.handleSplitsChanges(
          new SplitsAddition<>(List.of(LogSplit.of(late), LogSplit.of(early))));
      assertThat(reader.fetch().nextSplit()).isEqualTo(early.display());
    }
  }

  @Test
  void countsEveryByteOnce() throws Exception {
    LogFile first = AuditLines.file(folder, "a.log", AuditLines.deletions(1, 2, 3));
    LogFile second = AuditLines.file(folder, "b.log", AuditLines.deletions(2, 3, 4));
    try (LogSplitReader reader = new LogSplitReader(bytes, threads, null)) {
      reader.handleSplitsChanges(
          new SplitsAddition<>(List.of(LogSplit.of(first), LogSplit.of(second))));
      assertThat(finished(reader, 2)).containsExactlyInAnyOrder(first.display(), second.display());
    }
    assertThat(bytes.sum()).isEqualTo(first.bytes() + second.bytes());
  }

  @Test
  void leavesAPausedFileAloneUntilItIsResumed() throws Exception {
    LogSplit first = LogSplit.of(AuditLines.file(folder, "a.log", AuditLines.deletions(1)));
    LogSplit second = LogSplit.of(AuditLines.file(folder, "b.log", AuditLines.deletions(2)));
    try (LogSplitReader reader = new LogSplitReader(bytes, threads, null)) {
      reader.handleSplitsChanges(new SplitsAddition<>(List.of(first, second)));
      reader.pauseOrResumeSplits(List.of(first), List.of());
      assertThat(finished(reader, 1)).containsExactly(second.splitId());
      reader.pauseOrResumeSplits(List.of(), List.of(first));
      assertThat(finished(reader, 1)).containsExactly(first.splitId());
    }
  }

  @Test
  void canBeWokenWhileEveryFileIsPaused() throws Exception {
    LogSplit only = LogSplit.of(AuditLines.file(folder, "a.log", AuditLines.deletions(1)));
    try (LogSplitReader reader = new LogSplitReader(bytes, threads, null)) {
      reader.handleSplitsChanges(new SplitsAddition<>(List.of(only)));
      reader.pauseOrResumeSplits(List.of(only), List.of());
      Thread waker = new Thread(reader::wakeUp);
      waker.start();
      assertThat(reader.fetch().nextSplit()).isNull();
      waker.join();
    }
    assertThatCode(() -> new LogSplitReader(bytes, threads, null).close())
        .doesNotThrowAnyException();
  }

  private static LogFile dated(LogFile file, int second) {
    return new LogFile(
        file.display(),
        file.location(),
        file.bytes(),
        file.detection(),
        file.selection(),
        file.context(),
        (AuditLines.TEN + second * 1_000L) * 1_000L,
        LogFile.UNKNOWN_TIME);
  }

  /** The next files to end. */
  private static List<String> finished(LogSplitReader reader, int count) throws IOException {
    List<String> finished = new ArrayList<>();
    while (finished.size() < count) {
      finished.addAll(reader.fetch().finishedSplits());
    }
    return finished;
  }

  private static void latestSeconds(
      RecordsWithSplitIds<ReadStep> fetched, Map<String, Long> seconds) {
    for (String id = fetched.nextSplit(); id != null; id = fetched.nextSplit()) {
      for (ReadStep step = fetched.nextRecordFromSplit();
          step != null;
          step = fetched.nextRecordFromSplit()) {
        seconds.put(id, step.values().get(0).timestamp() / 1_000);
      }
    }
  }
}
