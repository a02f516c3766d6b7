package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.inspect.Inspection;
import io.zerodrop.pipeline.inspect.InspectionJson;
import io.zerodrop.pipeline.inspect.InspectionText;
import io.zerodrop.pipeline.inspect.Inspector;
import io.zerodrop.pipeline.replay.InputChoices;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "inspect",
    description = {
      "Says what each file is taken for and why, its time range, and what cannot be read.",
      "",
      "Reads the files as replay does, analyses nothing and writes nothing. Where a guess is wrong,"
          + " it says what to pass."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:at least one file can be read",
      "2:none can be read, or unusable arguments",
      "3:a fault in zerodrop or its surroundings"
    })
final class InspectCommand implements Callable<Integer> {

  @Mixin SourceOptions sources = new SourceOptions();

  @Option(names = "--json", description = "Print one JSON object a file and line.")
  boolean json;

  private final Terminal terminal;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UnusableInput {
    List<String> problems = sources.problems();
    if (!problems.isEmpty()) {
      throw new UnusableInput(String.join("\n", problems));
    }
    InputChoices choices = new InputChoices(sources.forced(), sources.zone, sources.year);
    Inspection inspection;
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      inspection = new Inspector(choices.options(progress), progress).inspect(sources.paths);
    }
    terminal.out().print(json ? InspectionJson.of(inspection) : InspectionText.of(inspection));
    terminal.out().flush();
    return inspection.anyRead() ? ExitCode.OK : ExitCode.UNUSABLE;
  }
}
