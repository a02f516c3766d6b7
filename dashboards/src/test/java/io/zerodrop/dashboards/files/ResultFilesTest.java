package io.zerodrop.dashboards.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

  private static final List<Rejected> REJECTED =
      List.of(
          new Rejected(new Position("b.log", 10, 900), "cut off", "{\"kind\":\"Ev"),
          new Rejected(new Position("b.log", 9, 800), "not JSON", ""));

  @TempDir Path directory;

  @Test
  void sortsByTimeThenId() throws IOException {
    ResultWriter.write(directory, ExampleRun.result(), REJECTED, false);
    List<String> lines = Files.readAllLines(OutputFile.ATTEMPTS.in(directory));
    assertThat(lines).hasSameSizeAs(ExampleRun.attempts());
    assertThat(lines.stream().map(line -> line.substring(0, 44))).isSorted();
    assertThat(Files.readAllLines(OutputFile.TERMINATIONS.in(directory))).hasSize(2);
    assertThat(Files.readAllLines(OutputFile.FINDINGS.in(directory)))
        .extracting(line -> line.contains("\"id\":\"f-cut\""))
        .containsExactly(true, false);
    assertThat(Files.readAllLines(OutputFile.QUARANTINE.in(directory)))
        .containsExactly(
            "{\"file\":\"b.log\",\"line\":9,\"offset\":800,\"reason\":\"not JSON\"}",
            "{\"file\":\"b.log\",\"line\":10,\"offset\":900,\"reason\":\"cut off\","
                + "\"excerpt\":\"{\\\"kind\\\":\\\"Ev\"}");
  }

  @Test
  void noOtherUserMayReadThem() throws IOException {
    Path out = directory.resolve("new/out");
    ResultWriter.write(out, ExampleRun.result(), REJECTED, false);
    assertThat(Files.getPosixFilePermissions(out))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  @Test
  void aRunThatFailsLeavesTheEarlierResultAndNoDebris() throws IOException {
    ResultWriter.write(directory, ExampleRun.result(), REJECTED, false);
    String before = Files.readString(OutputFile.ATTEMPTS.in(directory));
    try (ResultWriter writer = new ResultWriter(directory, false)) {
      writer.add(ExampleRun.attempt(1, 1).verdict());
    }
    assertThat(Files.readString(OutputFile.ATTEMPTS.in(directory))).isEqualTo(before);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(5);
    }
  }

  @Test
  void readsItsOwnFilesBack() throws IOException {
    RunResult result = ExampleRun.result();
    ResultWriter.write(directory, result, REJECTED, true);
    RunResult read = ResultReader.read(directory);
    assertThat(read.attempts()).isEqualTo(result.attempts());
    assertThat(read.summary()).isEqualTo(result.summary());

    Path again = directory.resolve("again");
    ResultWriter.write(again, read, REJECTED, true);
    for (OutputFile file : OutputFile.values()) {
      if (file != OutputFile.REPORT && file != OutputFile.MARKDOWN) {
        assertThat(file.in(again)).as("%s", file).hasSameBinaryContentAs(file.in(directory));
      }
    }
  }

  @Test
  void saysWhichLineIsDamaged() throws IOException {
    ResultWriter.write(directory, ExampleRun.result(), REJECTED, false);
    Path findings = OutputFile.FINDINGS.in(directory);
    Files.writeString(findings, Files.readString(findings) + "{\"@timestamp\":\"2026-");
    assertThatThrownBy(() -> ResultReader.read(directory))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(findings + ":3: not JSON: ")
        .hasMessageEndingWith("was the file cut?");
    Files.writeString(findings, "{\"event\":{}}\n");
    assertThatThrownBy(() -> ResultReader.read(directory))
        .hasMessage(findings + ":1: event.id is missing");
    Files.delete(findings);
    assertThatThrownBy(() -> ResultReader.read(directory))
        .hasMessage(findings + " is missing; give a directory that zerodrop replay wrote (--out)");
  }
}
