package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.OwnerOnly;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.ingest.read.Inputs;
import io.zerodrop.pipeline.replay.CitedText;
import io.zerodrop.pipeline.replay.InputChoices;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders the reports of a directory that a replay wrote, from its ndjson files alone. */
@Command(
    name = "report",
    description = {
      "Renders report.html and report.md from the files that a replay wrote.",
      "",
      "DIR holds findings.ndjson, terminations.ndjson, attempts.ndjson and summary.json.",
      "Reports are made to be passed on: they number clients instead of naming their addresses."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:rendered",
      "2:DIR does not hold what a replay writes",
      "3:a fault in zerodrop or its surroundings"
    })
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "zerodrop-out",
      description = "What a replay wrote (default: ${DEFAULT-VALUE}).")
  Path results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the reports go (default: beside the results).")
  Path out;

  @Option(
      names = "--logs",
      paramLabel = "PATH",
      description =
          "The logs that were replayed, named as they were then, to show the lines that the"
              + " evidence points to. Query strings, credentials and bodies are left out. Can be"
              + " repeated.")
  List<String> logs = new ArrayList<>();

  @Option(
      names = "--redact",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Number the clients instead of naming their addresses (default); --no-redact names them.")
  boolean redact;

  private final Terminal terminal;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput, IOException {
    Path directory = out == null ? results : out;
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UnusableInput(directory + " is a file, not a directory");
    }
    Path report;
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      progress.at("reading", 0, 0);
      RunResult result = read();
      LogLines lines = lines(result, progress);
      progress.at("rendering", 0, 0);
      OwnerOnly.directory(directory);
      report =
          redact
              ? HtmlReport.write(result, lines, directory)
              : HtmlReport.writeWithClients(result, lines, directory);
    }
    terminal.out().println(report);
    terminal.out().println(OutputFile.MARKDOWN.in(directory));
    terminal.out().flush();
    return ExitCode.OK;
  }

  private LogLines lines(RunResult result, ProgressLine progress)
      throws UnusableInput, IOException {
    for (String path : logs) {
      if (!Files.isReadable(Path.of(path))) {
        throw new UnusableInput(path + " is not there, or cannot be read");
      }
    }
    if (logs.isEmpty()) {
      return LogLines.NONE;
    }
    InputChoices choices = new InputChoices(List.of(), null, null);
    try (Inputs inputs = new Inputs(choices.options(progress))) {
      return CitedText.of(result, inputs.expand(logs).files());
    }
  }

  private RunResult read() throws UnusableInput {
    try {
      return ResultReader.read(results);
    } catch (IOException unreadable) {
      throw new UnusableInput(unreadable.getMessage());
    }
  }
}
