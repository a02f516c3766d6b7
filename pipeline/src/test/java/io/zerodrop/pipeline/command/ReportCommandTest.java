package io.zerodrop.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.dashboards.files.ResultWriter;
import io.zerodrop.dashboards.summary.Coverage;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SourceNotes;
import io.zerodrop.dashboards.summary.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final String ATTEMPT =
      "{\"event\":{\"id\":\"a\",\"outcome\":\"failure\"},\"source\":{\"ip\":\"203.0.113.7\"},\"zerodrop\":"
          + "{\"attempt\":{\"number\":1,\"outcome\":\"refused\",\"start_earliest\":\"2026-05-01T10:00:00.000000Z\","
          + "\"start_latest\":\"2026-05-01T10:00:00.000000Z\",\"end_earliest\":\"2026-05-01T10:00:00.000000Z\","
          + "\"end_latest\":\"2026-05-01T10:00:00.000000Z\"},\"phase\":{\"start\":\"unknown\",\"end\":\"unknown\"},"
          + "\"cause\":\"unknown\",\"masked\":false,\"confidence\":0.0}}\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path directory;

  @BeforeEach
  void aRunThatFoundNothing() throws IOException {
    RunSummary summary =
        RunSummary.of(
            "1",
            List.of(),
            480,
            480,
            new Tally(),
            Coverage.of(List.of(), SourceNotes.NONE),
            null,
            null);
    ResultWriter.write(
        directory, new RunResult(summary, List.of(), List.of(), List.of()), List.of(), false);
  }

  @Test
  void rendersBothReportsBesideTheResults() {
    assertThat(run("report", directory.toString())).isZero();
    assertThat(text(out).lines())
        .containsExactly(directory + "/report.html", directory + "/report.md");
    assertThat(directory.resolve("report.html")).content().contains("Nothing was lost");
    assertThat(directory.resolve("report.md")).content().startsWith("# Nothing was lost");
  }

  @Test
  void rendersElsewhereWhereAsked() {
    Path elsewhere = directory.resolve("a/b");
    assertThat(run("report", directory.toString(), "--out", elsewhere.toString())).isZero();
    assertThat(elsewhere.resolve("report.html")).exists();
    assertThat(directory.resolve("report.html")).doesNotExist();
  }

  @Test
  void namesClientsOnlyWhereAsked() throws IOException {
    Files.writeString(directory.resolve("attempts.ndjson"), ATTEMPT);

    assertThat(run("report", directory.toString())).isZero();
    assertThat(directory.resolve("report.html"))
        .content()
        .contains("client-1")
        .doesNotContain("203.0.113.7");
    assertThat(run("report", directory.toString(), "--no-redact")).isZero();
    assertThat(directory.resolve("report.html")).content().contains("203.0.113.7");
  }

  @Test
  void saysWhatADirectoryLacks() throws IOException {
    Files.delete(directory.resolve("findings.ndjson"));
    assertThat(run("report", directory.toString())).isEqualTo(2);
    assertThat(text(err)).contains("findings.ndjson is missing").contains("zerodrop replay");
  }

  @Test
  void saysWhichLineIsDamaged() throws IOException {
    Files.writeString(directory.resolve("attempts.ndjson"), "{}\n{\"a\":");
    assertThat(run("report", directory.toString())).isEqualTo(2);
    assertThat(text(err)).contains("attempts.ndjson:1:");
  }

  @Test
  void saysWhichLogIsNotThere() {
    assertThat(run("report", directory.toString(), "--logs", "gone.log")).isEqualTo(2);
    assertThat(text(err)).contains("gone.log is not there");
  }

  private int run(String... arguments) {
    Terminal streams =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            100);
    return Zerodrop.run(
        arguments,
        (request, progress) -> {
          throw new AssertionError("a report needs no replay");
        },
        streams,
        directory);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
