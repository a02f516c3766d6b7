package io.zerodrop.pipeline.command;

import io.zerodrop.dashboards.files.OutputFile;
import io.zerodrop.dashboards.files.OwnerOnly;
import io.zerodrop.dashboards.files.ResultReader;
import io.zerodrop.dashboards.report.HtmlReport;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "DIR holds findings.ndjson, terminations.ndjson, attempts.ndjson and summary.json."
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
      progress.at("rendering", 0, 0);
      report = HtmlReport.write(result, OwnerOnly.directory(directory));
    }
    terminal.out().println(report);
    terminal.out().println(OutputFile.MARKDOWN.in(directory));
    terminal.out().flush();
    return ExitCode.OK;
  }

  private RunResult read() throws UnusableInput {
    try {
      return ResultReader.read(results);
    } catch (IOException unreadable) {
      throw new UnusableInput(unreadable.getMessage());
    }
  }
}
