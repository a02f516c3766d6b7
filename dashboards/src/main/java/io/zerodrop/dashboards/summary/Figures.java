package io.zerodrop.dashboards.summary;

import io.zerodrop.dashboards.document.Timestamps;
import java.util.Locale;

/** Numbers and times as people read them; times in UTC. */
public final class Figures {

  private static final long SECOND = 1_000_000;

  private Figures() {}

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 pod}, {@code 2 pods}. */
  public static String count(long number, String one) {
    return count(number) + " " + (number == 1 ? one : plural(one));
  }

  private static String plural(String one) {
    return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
  }

  public static String percent(long part, long whole) {
    if (whole == 0) {
      return "-";
    }
    double percent = 100.0 * part / whole;
    return percent > 0 && percent < 0.1
        ? "under 0.1 %"
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  public static String day(long micros) {
    return Timestamps.format(micros).substring(0, 10);
  }

  /** The time of day to milliseconds. */
  public static String clock(long micros) {
    return Timestamps.format(micros).substring(11, 23);
  }

  /** From one time to another, the day said once where it is the same. */
  public static String range(long from, long to) {
    String second = day(from).equals(day(to)) ? clock(to) : day(to) + " " + clock(to);
    return day(from) + " " + clock(from) + " to " + second + " UTC";
  }

  /** The same to whole seconds, for long times. */
  public static String roughRange(long from, long to) {
    return range(from, to).replaceAll("\\.\\d{3}", "");
  }

  /** Such as {@code 0.4 s}, {@code 2 min 5 s}. */
  public static String duration(long micros) {
    long seconds = Math.round((double) micros / SECOND);
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", (double) micros / SECOND);
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** A distance to a moment, such as {@code +1.60s}. */
  public static String offset(long micros) {
    return String.format(Locale.ROOT, "%+.2fs", (double) micros / SECOND);
  }

  /** Such as {@code 3 s}, {@code 0.5 s}. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
  }

  /** A share of 0 to 1 as a whole percentage. */
  public static String share(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /** Such as {@code -12.5 ms}. */
  public static String milliseconds(double milliseconds) {
    return String.format(Locale.ROOT, "%+.1f ms", milliseconds);
  }
}
