package io.zerodrop.dashboards.report.markdown;

import java.util.List;
import java.util.regex.Pattern;

/** Text from logs inside of Markdown (<a href="https://spec.commonmark.org">CommonMark</a>). */
final class Markdown {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~!&]");

  private Markdown() {}

  /** As prose, on one line; nothing in it is markup. */
  static String text(String text) {
    return SPECIAL.matcher(line(text)).replaceAll("\\\\$0");
  }

  /** In a code span whose fence is longer than any run of backticks inside. */
  static String code(String text) {
    String line = line(text).replace("|", "\u2758");
    String fence = "`".repeat(longestRun(line) + 1);
    String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + space + line + space + fence;
  }

  static String block(String language, String text) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + language + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
  }

  /** A row of a table; the cells are Markdown already. */
  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  static String head(List<String> names) {
    return row(names) + "|" + " --- |".repeat(names.size()) + "\n";
  }

  private static String line(String text) {
    return String.valueOf(text).replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
