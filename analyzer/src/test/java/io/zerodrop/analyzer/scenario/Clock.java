package io.zerodrop.analyzer.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Scenario time, in seconds after {@link #ZERO}, as each log writes it. */
final class Clock {

  static final long ZERO = Instant.parse("2026-05-01T10:00:00Z").getEpochSecond() * 1_000_000L;

  private static final DateTimeFormatter MICROS = format("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  private static final DateTimeFormatter MILLIS = format("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter SECONDS = format("yyyy-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter KLOG = format("MMdd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter CLF = format("dd/MMM/yyyy:HH:mm:ss '+0000'");
  private static final DateTimeFormatter CLF_MILLIS = format("dd/MMM/yyyy:HH:mm:ss.SSS");
  private static final DateTimeFormatter NGINX_ERROR = format("yyyy/MM/dd HH:mm:ss");
  private static final DateTimeFormatter SYSLOG = format("MMM dd HH:mm:ss");

  private Clock() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static long micros(double seconds) {
    return ZERO + Math.round(seconds * 1_000_000);
  }

  private static Instant instant(double seconds) {
    long micros = micros(seconds);
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
  }

  static String rfc3339(double seconds) {
    return MICROS.format(instant(seconds));
  }

  /** As {@code metav1.Time}: whole seconds. */
  static String rfc3339Seconds(double seconds) {
    return SECONDS.format(instant(seconds));
  }

  static String rfc3339Millis(double seconds) {
    return MILLIS.format(instant(seconds));
  }

  /** Seconds since the epoch with milliseconds, as nginx's {@code $msec}. */
  static String epochMillis(double seconds) {
    long millis = Math.floorDiv(micros(seconds), 1000);
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }

  static String klog(double seconds) {
    return KLOG.format(instant(seconds));
  }

  static String clf(double seconds) {
    return CLF.format(instant(seconds));
  }

  static String clfMillis(double seconds) {
    return CLF_MILLIS.format(instant(seconds));
  }

  static String nginxError(double seconds) {
    return NGINX_ERROR.format(instant(seconds));
  }

  static String syslog(double seconds) {
    return SYSLOG.format(instant(seconds));
  }
}
