package io.zerodrop.bench.bundle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Microseconds since the epoch as each log writes them. */
final class Times {

  static final long SECOND = 1_000_000L;
  static final long MS = 1_000L;

  /** 2026-09-14T08:00:00Z. */
  static final long START = 1_789_372_800L * SECOND;

  private static final DateTimeFormatter RFC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ERROR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter KLOG =
      DateTimeFormatter.ofPattern("MMdd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  static String second(long micros) {
    return RFC.format(instant(micros)) + "Z";
  }

  static String micros(long micros) {
    return RFC.format(instant(micros)) + fraction(micros) + "Z";
  }

  static String common(long micros) {
    return CLF.format(instant(micros));
  }

  static String slashed(long micros) {
    return ERROR.format(instant(micros));
  }

  static String klog(long micros) {
    return KLOG.format(instant(micros)) + fraction(micros);
  }

  private static String fraction(long micros) {
    return String.format(Locale.ROOT, ".%06d", Math.floorMod(micros, SECOND));
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND));
  }
}
