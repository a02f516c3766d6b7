package io.zerodrop.dashboards.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.document.AttemptReader;
import io.zerodrop.dashboards.document.FindingReader;
import io.zerodrop.dashboards.document.TerminationReader;
import io.zerodrop.dashboards.document.UnreadableDocumentException;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.summary.SummaryReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads an output directory back. */
public final class ResultReader {

  private ResultReader() {}

  /**
   * @throws IOException whose message says which file is missing or which line of it is not what
   *     zerodrop writes
   */
  public static RunResult read(Path directory) throws IOException {
    Path summary = OutputFile.SUMMARY.in(directory);
    String text;
    try {
      text = Files.readString(summary);
    } catch (NoSuchFileException missing) {
      throw missing(summary);
    }
    return new RunResult(
        SummaryReader.read(parse(text, summary, 1)),
        lines(OutputFile.FINDINGS.in(directory), FindingReader::read),
        lines(OutputFile.TERMINATIONS.in(directory), TerminationReader::read),
        lines(OutputFile.ATTEMPTS.in(directory), AttemptReader::read));
  }

  private static <T> List<T> lines(Path file, Function<JsonNode, T> reader) throws IOException {
    List<T> values = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          values.add(value(line, file, number, reader));
        }
      }
    } catch (NoSuchFileException missing) {
      throw missing(file);
    }
    return values;
  }

  private static <T> T value(String line, Path file, int number, Function<JsonNode, T> reader)
      throws IOException {
    try {
      return reader.apply(parse(line, file, number));
    } catch (UnreadableDocumentException e) {
      throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(String text, Path file, int number) throws IOException {
    try {
      return JsonLines.read(text);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ":" + number + ": not JSON: " + e.getOriginalMessage() + "; was the file cut?", e);
    }
  }

  private static IOException missing(Path file) {
    return new IOException(
        file + " is missing; give a directory that zerodrop replay wrote (--out)");
  }
}
