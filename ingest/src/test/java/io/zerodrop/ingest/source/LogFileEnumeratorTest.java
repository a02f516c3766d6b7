package io.zerodrop.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.read.LogFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogFileEnumeratorTest {

  private static LogSplit split(String name, long bytes) {
    LogFile file = LogFile.of(Path.of(name), LogFormat.AUDIT);
    return LogSplit.of(
        new LogFile(name, file.location(), bytes, file.detection(), null, file.context(), 0, 0));
  }

  @Test
  void waitsForEveryReaderSoThatNoFileComesLate() {
    EnumeratorContext context = new EnumeratorContext(2);
    LogFileEnumerator enumerator = new LogFileEnumerator(context, List.of(split("a", 1)));
    context.register(enumerator, 0);
    assertThat(context.assigned()).isEmpty();
    context.register(enumerator, 1);
    assertThat(context.assigned()).hasSize(1);
    assertThat(context.finished()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void spreadsTheBytesAndNotTheNumberOfFiles() {
    EnumeratorContext context = new EnumeratorContext(2);
    List<LogSplit> files =
        Stream.concat(
                Stream.of(split("big", 1_000)),
                IntStream.range(0, 10).mapToObj(i -> split("small-" + i, 100)))
            .toList();
    LogFileEnumerator enumerator = new LogFileEnumerator(context, files);
    context.register(enumerator, 0);
    context.register(enumerator, 1);
    assertThat(context.assigned().get(0)).extracting(LogSplit::splitId).containsExactly("big");
    assertThat(context.assigned().get(1)).hasSize(10);
  }

  @Test
  void givesAFailedReadersFilesToTheOneInItsPlace() {
    EnumeratorContext context = new EnumeratorContext(2);
    LogSplit first = split("a", 10);
    LogSplit second = split("b", 5);
    LogFileEnumerator enumerator = new LogFileEnumerator(context, List.of(first, second));
    context.register(enumerator, 0);
    context.register(enumerator, 1);
    LogSplit halfRead = new LogSplit(second.file(), new FileProgress(3, 2, 2, 0, 0, 0, 0));
    context.fail(enumerator, 1, List.of(halfRead));
    assertThat(enumerator.snapshotState(1).unassigned()).containsExactly(halfRead);
    context.register(enumerator, 1);
    assertThat(context.assigned().get(1)).containsExactly(halfRead);
    assertThat(context.assigned().get(0)).containsExactly(first);
    assertThat(enumerator.snapshotState(2).unassigned()).isEmpty();
  }
}
