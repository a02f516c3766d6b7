package io.zerodrop.ingest.parse.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of a container's or hook's command by reading it. */
public record ShellCommand(List<String> words) {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh");
  private static final Pattern EXEC = Pattern.compile("(^|[;&|\\n])\\s*exec\\s");
  private static final Pattern SLEEP =
      Pattern.compile(
          "(^|[;&\\n])\\s*(?:\\S*/)?sleep\\s+(\\d{1,6})(?:\\.\\d+)?([smh]?)(?=$|[\\s;&])");

  /** Constructs after which a sleep may run never, or more than once. */
  private static final Pattern BRANCHES =
      Pattern.compile("\\b(while|until|for|if|case|function)\\b|\\|\\||\\(");

  /**
   * Whether a shell remains process 1 and so is the one that gets the signals: a shell runs a
   * script that does not replace it with {@code exec}.
   */
  public boolean staysShell() {
    if (words.isEmpty() || !SHELLS.contains(baseName(words.get(0)))) {
      return false;
    }
    String script = script();
    return script == null || !EXEC.matcher(script).find();
  }

  /** The sum of its unconditional sleeps in seconds, null where it has none that can be told. */
  public Long sleepSeconds() {
    if (words.isEmpty()) {
      return null;
    }
    if (!SHELLS.contains(baseName(words.get(0)))) {
      return baseName(words.get(0)).equals("sleep") ? sleeps(String.join(" ", words)) : null;
    }
    String script = script();
    return script == null || BRANCHES.matcher(script).find() ? null : sleeps(script);
  }

  private static Long sleeps(String script) {
    Matcher sleep = SLEEP.matcher(script);
    long seconds = 0;
    boolean found = false;
    while (sleep.find()) {
      found = true;
      seconds += Long.parseLong(sleep.group(2)) * unit(sleep.group(3));
    }
    return found ? seconds : null;
  }

  private static long unit(String suffix) {
    switch (suffix) {
      case "m":
        return 60;
      case "h":
        return 3600;
      default:
        return 1;
    }
  }

  /** The text after {@code -c}, null where a shell is given none. */
  private String script() {
    for (int i = 1; i + 1 < words.size(); i++) {
      if (words.get(i).matches("-[a-z]*c")) {
        return words.get(i + 1);
      }
    }
    return null;
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
