package io.zerodrop.bench.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmark's command line. */
@Command(
    name = "bench",
    description = "Measures zerodrop on bundles of which the answers are known.",
    subcommands = {
      GenerateCommand.class,
      CompareCommand.class,
      GuardCommand.class,
      SoakCommand.class,
      MicroCommand.class
    })
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
