package io.zerodrop.ingest.source;

import static io.zerodrop.ingest.source.AuditLines.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.read.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCursorTest {

  @TempDir Path folder;

  @Test
  void countsWhatBecomesOfEachRecordAndTellsItAtTheEnd() throws IOException {
    LogFile file =
        AuditLines.file(
            folder,
            "audit.log",
            AuditLines.deletion(3),
            AuditLines.read(4),
            "{\"kind\":\"Event\",\"level\":",
            AuditLines.deletion(5));
    List<ReadStep> steps = stepsOf(LogSplit.of(file));
    assertThat(fileRead(steps))
        .isEqualTo(
            new FileRead(
                file.display(),
                null,
                "audit",
                "audit",
                file.bytes(),
                4,
                1,
                1,
                (TEN + 3_000) * 1_000 + 100,
                (TEN + 5_000) * 1_000 + 900));
  }

  @Test
  void givesEachEventTheTimeItWasWritten() throws IOException {
    LogFile file = AuditLines.file(folder, "audit.log", AuditLines.deletions(3, 7, 5));
    assertThat(events(stepsOf(LogSplit.of(file))))
        .extracting(ReadStep.Dated::timestamp)
        .containsExactly(TEN + 3_000, TEN + 7_000, TEN + 5_000);
  }

  @Test
  void putsWhatHasNoTimeWithWhatStoodBefore() throws IOException {
    LogFile file = AuditLines.file(folder, "audit.log", AuditLines.deletion(3), "{nonsense");
    assertThat(stepsOf(LogSplit.of(file)).stream().flatMap(step -> step.values().stream()))
        .extracting(ReadStep.Dated::timestamp)
        .containsOnly(TEN + 3_000);
  }

  @Test
  void goesOnAfterAnyRecordAsIfItHadNeverStopped() throws IOException {
    LogFile file =
        AuditLines.file(
            folder,
            "audit.log",
            AuditLines.deletion(1),
            AuditLines.read(2),
            AuditLines.deletion(3),
            "{nonsense",
            AuditLines.read(4),
            AuditLines.deletion(5));
    List<ReadStep> whole = stepsOf(LogSplit.of(file));
    for (int i = 0; i < whole.size() - 1; i++) {
      assertThat(stepsOf(new LogSplit(file, whole.get(i).progress())))
          .as("after step " + i)
          .isEqualTo(whole.subList(i + 1, whole.size()));
    }
  }

  @Test
  void rejectsAFileThatCannotBeOpenedAndEndsIt() {
    LogFile file = LogFile.of(folder.resolve("gone.log"), LogFormat.AUDIT);
    List<ReadStep> steps = stepsOf(LogSplit.of(file));
    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).values())
        .extracting(ReadStep.Dated::value)
        .containsExactly(
            new Parsed.Unreadable(
                new Rejected(
                    new Position(file.display(), 1, 0),
                    "cannot be read: there is no such file",
                    "")),
            new Parsed.FileEnd(fileRead(steps)));
  }

  private static List<ReadStep> stepsOf(LogSplit split) {
    List<ReadStep> steps = new ArrayList<>();
    RecordCursor cursor = new RecordCursor(split, null);
    while (!cursor.ended()) {
      Optional<ReadStep> step = cursor.next();
      step.ifPresent(steps::add);
    }
    return steps;
  }

  private static List<ReadStep.Dated> events(List<ReadStep> steps) {
    return steps.stream()
        .flatMap(step -> step.values().stream())
        .filter(dated -> dated.value() instanceof Parsed.Event)
        .toList();
  }

  private static FileRead fileRead(List<ReadStep> steps) {
    List<ReadStep.Dated> last = steps.get(steps.size() - 1).values();
    return ((Parsed.FileEnd) last.get(last.size() - 1).value()).file();
  }
}
