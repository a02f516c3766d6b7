package io.zerodrop.dashboards.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.document.AttemptDocument;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.document.FindingDocument;
import io.zerodrop.dashboards.document.TerminationDocument;
import io.zerodrop.dashboards.document.WellFormed;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.RunSummary;
import io.zerodrop.dashboards.summary.SummaryJson;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a run's results into a directory. Results come in any order and in any number; {@link
 * #commit} sorts them and puts every file in place whole. Closed without a commit, it leaves the
 * directory's files as they were. Not thread-safe.
 */
public final class ResultWriter implements AutoCloseable {

  private final Path directory;
  private final DocumentType<Verdict> attemptType;
  private final SortedLines attempts;
  private final SortedLines terminations;
  private final SortedLines findings;
  private final SortedLines quarantine;

  /**
   * @param keepQuery whether {@code url.query} is written; query strings may hold secrets
   */
  public ResultWriter(Path directory, boolean keepQuery) throws IOException {
    this.directory = OwnerOnly.directory(directory);
    this.attemptType = keepQuery ? AttemptDocument.WITH_QUERY : AttemptDocument.TYPE;
    this.attempts = new SortedLines(directory);
    this.terminations = new SortedLines(directory);
    this.findings = new SortedLines(directory);
    this.quarantine = new SortedLines(directory);
  }

  /** Writes all at once. */
  public static void write(
      Path directory, RunResult result, Iterable<Rejected> rejected, boolean keepQuery)
      throws IOException {
    try (ResultWriter writer = new ResultWriter(directory, keepQuery)) {
      for (Verdict attempt : result.attempts()) {
        writer.add(attempt);
      }
      for (Termination termination : result.terminations()) {
        writer.add(termination);
      }
      for (Finding finding : result.findings()) {
        writer.add(finding);
      }
      for (Rejected each : rejected) {
        writer.add(each);
      }
      writer.commit(result.summary());
    }
  }

  public void add(Verdict attempt) throws IOException {
    add(attemptType, attempt, attempts);
  }

  public void add(Termination termination) throws IOException {
    add(TerminationDocument.TYPE, termination, terminations);
  }

  public void add(Finding finding) throws IOException {
    add(FindingDocument.TYPE, finding, findings);
  }

  public void add(Rejected rejected) throws IOException {
    Position at = rejected.position();
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", WellFormed.of(at.file()))
            .put("line", at.line())
            .put("offset", at.offset())
            .put("reason", WellFormed.of(rejected.reason()));
    if (rejected.excerpt() != null && !rejected.excerpt().isEmpty()) {
      entry.put("excerpt", WellFormed.of(rejected.excerpt()));
    }
    quarantine.add(
        "%s\0%020d %020d".formatted(at.file(), at.line(), at.offset()), JsonLines.line(entry));
  }

  /** Puts the files in place; the summary last, so that a directory with a new one is complete. */
  public void commit(RunSummary summary) throws IOException {
    put(OutputFile.ATTEMPTS, attempts);
    put(OutputFile.TERMINATIONS, terminations);
    put(OutputFile.FINDINGS, findings);
    put(OutputFile.QUARANTINE, quarantine);
    try (ReplacedFile file = new ReplacedFile(OutputFile.SUMMARY.in(directory))) {
      file.out()
          .write(JsonLines.pretty(SummaryJson.write(summary)).getBytes(StandardCharsets.UTF_8));
      file.commit();
    }
  }

  @Override
  public void close() throws IOException {
    attempts.close();
    terminations.close();
    findings.close();
    quarantine.close();
  }

  private void put(OutputFile name, SortedLines lines) throws IOException {
    try (ReplacedFile file = new ReplacedFile(name.in(directory))) {
      lines.writeTo(file.out());
      file.commit();
    }
  }

  private static <T> void add(DocumentType<T> type, T value, SortedLines lines) throws IOException {
    lines.add(type.sortKey(value), JsonLines.line(type.document(value)));
  }
}
