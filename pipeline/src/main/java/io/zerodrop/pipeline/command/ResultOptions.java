package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.ReplayOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a result goes and how it is shown. */
final class ResultOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "zerodrop-out",
      description = "Where the outputs go (default: ${DEFAULT-VALUE}).")
  Path out;

  @Option(names = "--json", description = "Print summary.json instead of a summary for people.")
  boolean json;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never (default: ${DEFAULT-VALUE}; NO_COLOR is respected).")
  ColorMode color;

  /**
   * Why nothing could be written there, found out before the work; empty where nothing speaks
   * against it.
   */
  Optional<String> problem() {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      return Optional.of("--out " + out + " is a file, not a directory");
    }
    Path there = out.toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return Files.isWritable(there)
        ? Optional.empty()
        : Optional.of("--out " + out + " cannot be written: no permission to write to " + there);
  }

  void show(ReplayOutcome outcome, Terminal terminal) throws IOException {
    outcome.notices().forEach(notice -> terminal.err().println("zerodrop: " + notice));
    terminal.err().flush();
    String text =
        json
            ? Files.readString(outcome.summaryJson(), StandardCharsets.UTF_8)
            : outcome.summary().text(color.applies(terminal), terminal.columns());
    terminal.out().print(text.endsWith("\n") ? text : text + "\n");
    terminal.out().flush();
  }
}
