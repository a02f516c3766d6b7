package io.zerodrop.pipeline.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What somebody may have meant by a key that there is not. */
final class Suggestion {

  private static final int NEAR = 3;

  private Suggestion() {}

  static String of(String path) {
    String nearest =
        Arrays.stream(ConfigKey.values())
            .map(ConfigKey::path)
            .min(Comparator.comparingInt(other -> distance(path, other)))
            .orElseThrow();
    if (distance(path, nearest) <= NEAR) {
      return "; did you mean " + nearest + "?";
    }
    String section = path.contains(".") ? path.substring(0, path.lastIndexOf('.') + 1) : "";
    return "; allowed here: "
        + Arrays.stream(ConfigKey.values())
            .map(ConfigKey::path)
            .filter(key -> key.startsWith(section))
            .map(key -> key.substring(section.length()).replaceFirst("\\..*", ""))
            .distinct()
            .collect(Collectors.joining(", "));
  }

  /** Of Levenshtein. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
