package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.config.ConfigArguments;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.ReplayEngine;
import io.zerodrop.pipeline.replay.UnusableInput;
import io.zerodrop.pipeline.stream.StreamEngine;
import io.zerodrop.pipeline.stream.StreamRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private static final String STREAM = "stream";

  @Spec CommandSpec spec;

  private Zerodrop() {}

  /**
   * Runs one command.
   *
   * @param home where zerodrop and its incidents are
   * @return the process's exit code
   */
  public static int run(String[] arguments, ReplayEngine engine, Terminal terminal, Path home) {
    return run(arguments, engine, new StreamRun(version()), terminal, home);
  }

  /**
   * Runs {@code stream} where another engine does the work.
   *
   * @param arguments behind the command's name
   * @return the process's exit code
   */
  public static int stream(String[] arguments, StreamEngine engine, Terminal terminal) {
    String[] all = new String[arguments.length + 1];
    all[0] = STREAM;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return run(all, new FlinkReplay(version()), engine, terminal, Path.of("."));
  }

  private static int run(
      String[] arguments, ReplayEngine engine, StreamEngine streams, Terminal terminal, Path home) {
    Errors errors = new Errors(terminal.err());
    CommandLine command =
        new CommandLine(new Zerodrop())
            .addSubcommand(new DemoCommand(engine, terminal, home))
            .addSubcommand(new ReplayCommand(engine, terminal))
            .addSubcommand(new StreamCommand(streams, terminal))
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
      return command.execute(configured(arguments));
    } catch (UnusableInput wrong) {
      return errors.unusable(wrong);
    } catch (Error fault) {
      return errors.fault(fault);
    }
  }

  /** With what a configuration file and the environment say of a stream. */
  private static String[] configured(String[] arguments) throws UnusableInput {
    if (arguments.length == 0 || !arguments[0].equals(STREAM)) {
      return arguments;
    }
    List<String> all = new ArrayList<>(List.of(STREAM));
    String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
    all.addAll(List.of(ConfigArguments.expand(options, System.getenv())));
    return all.toArray(String[]::new);
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
