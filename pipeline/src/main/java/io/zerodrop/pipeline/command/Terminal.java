package io.zerodrop.pipeline.command;

import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/**
 * Where text for people goes.
 *
 * @param out the result
 * @param err progress and errors
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param colorWelcome whether colours suit the environment: not under {@code NO_COLOR} (<a
 *     href="https://no-color.org">no-color.org</a>) nor on a dumb terminal
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colorWelcome,
    int columns) {

  private static final int DEFAULT_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 60;
  private static final int MOST_COLUMNS = 160;

  /** The process's own streams, with what the launcher found out about them. */
  public static Terminal detect(Properties launcher, Map<String, String> environment) {
    String noColor = environment.getOrDefault("NO_COLOR", "");
    return new Terminal(
        System.out,
        System.err,
        Boolean.parseBoolean(launcher.getProperty("zerodrop.stdout.terminal")),
        Boolean.parseBoolean(launcher.getProperty("zerodrop.stderr.terminal")),
        noColor.isEmpty() && !"dumb".equals(environment.get("TERM")),
        columns(launcher.getProperty("zerodrop.columns", "")));
  }

  private static int columns(String told) {
    return told.matches("[1-9][0-9]{0,4}")
        ? Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(told)))
        : DEFAULT_COLUMNS;
  }
}
