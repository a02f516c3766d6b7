package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.ReplayRequest;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "demo",
    description =
        "Replays a recorded incident, a rollout that lost requests, and shows the result.")
final class DemoCommand implements Callable<Integer> {

  private static final String INCIDENT = "rollout-race";
  private static final String NEXT = "node-drain";

  @Mixin ResultOptions result = new ResultOptions();

  private final ReplayEngine engine;
  private final Terminal terminal;
  private final Path home;

  /**
   * @param home where zerodrop and its incidents are
   */
  DemoCommand(ReplayEngine engine, Terminal terminal, Path home) {
    this.engine = engine;
    this.terminal = terminal;
    this.home = home;
  }

  @Override
  public Integer call() throws UnusableInput, IOException {
    Path input = fromHere(input(INCIDENT));
    if (!Files.isDirectory(input)) {
      throw new UnusableInput(
          "the recorded incident is not at "
              + input
              + "; start zerodrop by its launcher from a complete checkout");
    }
    ReplayOutcome outcome;
    try (ProgressLine progress = ProgressLine.on(terminal)) {
      outcome =
          engine.replay(
              ReplayRequest.of(List.of(input.toString()), result.out, Parallelism.ofThisMachine()),
              progress);
    }
    result.show(outcome, terminal);
    if (!result.json) {
      whatNext(input, outcome);
    }
    return ExitCode.OK;
  }

  private void whatNext(Path input, ReplayOutcome outcome) {
    PrintStream out = terminal.out();
    Path launcher = fromHere(home.resolve("zerodrop"));
    String command = launcher.isAbsolute() ? launcher.toString() : "./" + launcher;
    out.println();
    out.println("Replayed:  " + input + " (recorded on a real cluster)");
    out.println("Report:    " + outcome.report());
    out.println("Try next:  " + command + " replay " + fromHere(input(NEXT)));
    out.println("Your own:  " + command + " replay DIR, with logs as the README says");
    out.flush();
  }

  private Path input(String incident) {
    return home.resolve("incidents").resolve(incident).resolve("input");
  }

  /** The path as someone in the current directory would type it. */
  private static Path fromHere(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
