package io.zerodrop.ingest.parse.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a record as it may be shown to people: one line, without control characters and
 * without anything that looks like a secret.
 */
public final class Excerpt {

  private static final int LONGEST = 240;

  /** Looked at beyond the longest, so that a secret that straddles the cut is seen as one. */
  private static final int AHEAD = 60;

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:set-)?cookie\"?\\s*[=:]|(?:proxy-)?authorization\"?\\s*[=:])[^\"]*(?:\"[^\"]*)?"
              + "|((?:token|password|passwd|pwd|secret|signature|session(?:_?id)?|api[_-]?key"
              + "|access[_-]?key(?:[_-]?id)?)\"?\\s*[=:]\\s*)(?:\"[^\"]*|[^\\s\"&,;}]+)"
              + "|(bearer |basic )[a-z0-9+/=._~-]{8,}"
              + "|eyJ[a-z0-9_-]{8,}(?:\\.[a-z0-9_-]*)*"
              + "|-----BEGIN [A-Z ]+-----.*");

  private Excerpt() {}

  public static String of(byte[] bytes, int from, int to) {
    int seen = Math.min(to, from + LONGEST + AHEAD);
    return of(new String(bytes, from, seen - from, StandardCharsets.UTF_8));
  }

  public static String of(String text) {
    int seen = Math.min(text.length(), LONGEST + AHEAD);
    StringBuilder visible = new StringBuilder(seen);
    for (int i = 0; i < seen; i++) {
      char c = text.charAt(i);
      visible.append(Character.isISOControl(c) ? ' ' : c);
    }
    String masked = SECRET.matcher(visible).replaceAll(Excerpt::masked).strip();
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "...";
  }

  /** Keeps the name before a secret. */
  private static String masked(MatchResult secret) {
    StringBuilder kept = new StringBuilder();
    for (int group = 1; group <= secret.groupCount(); group++) {
      kept.append(secret.group(group) == null ? "" : secret.group(group));
    }
    return Matcher.quoteReplacement(kept.append("***").toString());
  }

  /** Whether nothing in the text looks like a secret. */
  static boolean isHarmless(String text) {
    return !SECRET.matcher(text).find();
  }
}
