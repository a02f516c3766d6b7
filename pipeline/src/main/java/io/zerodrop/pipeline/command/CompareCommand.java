package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.compare.Comparison;
import io.zerodrop.dashboards.compare.ComparisonJson;
import io.zerodrop.dashboards.files.JsonLines;
import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.dashboards.terminal.ComparisonText;
import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets two runs side by side. */
@Command(
    name = "compare",
    description = {
      "Shows what two runs lost, and which causes went or came.",
      "",
      "Each side is a directory that a replay wrote, or logs, which are replayed first."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:compared (and, with --fail-on-worse, not worse)",
      "1:AFTER lost a greater share of its requests, with --fail-on-worse",
      "2:unusable input or arguments",
      "3:a fault in zerodrop or its surroundings"
    })
final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "BEFORE", description = "A run's outputs, or its logs.")
  Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "A run's outputs, or its logs.")
  Path after;

  @Option(names = "--json", description = "Print JSON instead of a page for people.")
  boolean json;

  @Option(names = "--fail-on-worse", description = "Exit with 1 if AFTER lost a greater share.")
  boolean failOnWorse;

  private final ReplayEngine engine;
  private final Terminal terminal;

  CompareCommand(ReplayEngine engine, Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException {
    for (Path side : List.of(before, after)) {
      if (!Files.exists(side)) {
        throw new UnusableInput(side + " is not there");
      }
    }
    Comparison comparison;
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      comparison =
          Comparison.of(
              before.toString(), run(before, progress), after.toString(), run(after, progress));
    }
    terminal
        .out()
        .print(
            json ? JsonLines.pretty(ComparisonJson.of(comparison)) : ComparisonText.of(comparison));
    terminal.out().flush();
    boolean worse = comparison.after().lostPerMillion() > comparison.before().lostPerMillion();
    return failOnWorse && worse ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private RunResult run(Path side, ProgressLine progress) throws UnusableInput, IOException {
    if (Files.isDirectory(side) && Files.exists(OutputFile.SUMMARY.in(side))) {
      try {
        return ResultReader.read(side);
      } catch (IOException unreadable) {
        throw new UnusableInput(unreadable.getMessage());
      }
    }
    Path results = Files.createTempDirectory("zerodrop-compare-");
    try {
      engine.replay(
          ReplayRequest.of(List.of(side.toString()), results, Parallelism.ofThisMachine()),
          progress);
      return ResultReader.read(results);
    } finally {
      delete(results);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
