package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.stream.StreamRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code zerodrop} command with its subcommands. */
@Command(
    name = "zerodrop",
    description = "Finds which requests a Kubernetes cluster lost, why, and who started it.",
    versionProvider = Zerodrop.Version.class,
    mixinStandardHelpOptions = true,
    footer = {"", "Start with:  zerodrop demo", "Then:        zerodrop replay DIR"})
public final class Zerodrop implements Runnable {

  @Spec CommandSpec spec;

  private Zerodrop() {}

  /**
   * Runs one command.
   *
   * @param home where zerodrop and its incidents are
   * @return the process's exit code
   */
  public static int run(String[] arguments, ReplayEngine engine, Terminal terminal, Path home) {
    Errors errors = new Errors(terminal.err());
    CommandLine command =
        new CommandLine(new Zerodrop())
            .addSubcommand(new DemoCommand(engine, terminal, home))
            .addSubcommand(new ReplayCommand(engine, terminal))
            .addSubcommand(new StreamCommand(new StreamRun(version()), terminal))
            .addSubcommand(new InspectCommand(terminal))
            .addSubcommand(new RecordCommand(terminal))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(new CompareCommand(engine, terminal))
            .addSubcommand(new AdviseCommand(terminal))
            .addSubcommand(new ProbeCommand(terminal))
            .addSubcommand(new SetupCommand(terminal))
            .addSubcommand(new DoctorCommand(terminal))
            .addSubcommand(new RetentionCommand(terminal, Clock.systemUTC()))
            .setOut(new PrintWriter(terminal.out(), true))
            .setErr(new PrintWriter(terminal.err(), true))
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    ColorMode.AUTO.applies(terminal) ? Ansi.ON : Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(errors)
            .setExecutionExceptionHandler(errors);
    for (CommandLine sub : command.getSubcommands().values()) {
      sub.getCommandSpec().mixinStandardHelpOptions(true);
      sub.setUsageHelpWidth(terminal.columns());
    }
    try {
      return command.execute(arguments);
    } catch (Error fault) {
      return errors.fault(fault);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? see zerodrop --help");
  }

  private static String version() {
    String version = Zerodrop.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** From the jar's manifest. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Zerodrop.class.getPackage().getImplementationVersion();
      return new String[] {"zerodrop " + (version == null ? "(not packaged)" : version)};
    }
  }
}
