package io.zerodrop.ingest.parse.klog;

/** Go's durations, such as {@code 16m43.895505566s}, {@code 38.8ms} or {@code 1.2µs}. */
public final class GoDuration {

  private GoDuration() {}

  /** Microseconds, rounded down; -1 for text that is not a duration. */
  public static long micros(String text) {
    if (text == null || text.isEmpty()) {
      return -1;
    }
    double nanos = 0;
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && isNumeric(text.charAt(at))) {
        at++;
      }
      int unitFrom = at;
      while (at < text.length() && !isNumeric(text.charAt(at))) {
        at++;
      }
      double unit = unit(text.substring(unitFrom, at));
      if (from == unitFrom || unit < 0) {
        return -1;
      }
      try {
        nanos += Double.parseDouble(text.substring(from, unitFrom)) * unit;
      } catch (NumberFormatException twoPoints) {
        return -1;
      }
    }
    return (long) (Math.rint(nanos) / 1000);
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "\u00b5s", "\u03bcs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> -1;
    };
  }
}
