package io.zerodrop.analyzer.scenario;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the times in a log's text as if the clock of its writer had been off.
 *
 * @param file the log, by the start of its name
 * @param by how far the clock was ahead
 * @param embedded whether the times inside the objects that a record shows move as well
 */
record ShiftedClock(String file, Duration by, boolean embedded) {

  private static final Pattern OWN =
      Pattern.compile(
          "\"(?:requestReceivedTimestamp|stageTimestamp|observedAt)\":\""
              + "(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|\\+00:00))");
  private static final Pattern ANY =
      Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|\\+00:00))(?=\")");
  private static final Pattern KLOG = Pattern.compile("(?m)^[IWEF](\\d{4} [0-9:.]{15})");
  private static final Pattern COMMON =
      Pattern.compile("\\[(\\d\\d/\\w{3}/\\d{4}:[0-9:.]+)(?= \\+0000\\]|\\])");
  private static final Pattern SLASHED = Pattern.compile("(?m)^(\\d{4}/\\d\\d/\\d\\d [0-9:]{8})");
  private static final Pattern SYSLOG = Pattern.compile("(?m)^(\\w{3} [ \\d]\\d [0-9:]{8})");

  private static final DateTimeFormatter KLOG_TIME = formatter("yyyyMMdd HH:mm:ss", 6);
  private static final DateTimeFormatter COMMON_TIME = formatter("dd/MMM/yyyy:HH:mm:ss", 0);
  private static final DateTimeFormatter COMMON_MILLIS = formatter("dd/MMM/yyyy:HH:mm:ss", 3);
  private static final DateTimeFormatter SLASHED_TIME = formatter("yyyy/MM/dd HH:mm:ss", 0);
  private static final DateTimeFormatter SYSLOG_TIME = formatter("yyyy MMM d HH:mm:ss", 0);

  boolean wrote(String name) {
    return name.startsWith(file);
  }

  String rewrite(String name, String text) {
    if (name.startsWith("access") && text.startsWith("{")) {
      return replaced(text, ANY, this::rfc3339);
    }
    if (text.startsWith("{")) {
      return replaced(text, embedded ? ANY : OWN, this::rfc3339);
    }
    if (name.startsWith("kube")) {
      return replaced(
          text, KLOG, time -> moved("2026" + time, KLOG_TIME).substring("2026".length()));
    }
    if (name.startsWith("nginx-error")) {
      return replaced(text, SLASHED, time -> moved(time, SLASHED_TIME));
    }
    String dated =
        replaced(
            text, COMMON, time -> moved(time, time.contains(".") ? COMMON_MILLIS : COMMON_TIME));
    return replaced(
        dated,
        SYSLOG,
        time -> moved("2026 " + time.replace("  ", " "), SYSLOG_TIME).substring("2026 ".length()));
  }

  private String rfc3339(String time) {
    OffsetDateTime at = OffsetDateTime.parse(time).plus(by);
    String moved =
        at.toLocalDateTime().format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
    int dot = time.indexOf('.');
    String fraction = dot < 0 ? "" : time.substring(dot).replaceAll("[Z+].*", "");
    return moved
        + fraction
        + (at.getOffset().equals(ZoneOffset.UTC) && time.endsWith("Z") ? "Z" : "+00:00");
  }

  private String moved(String time, DateTimeFormatter format) {
    return LocalDateTime.parse(time, format).plus(by).format(format);
  }

  private static String replaced(String text, Pattern pattern, Function<String, String> change) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    while (matcher.find()) {
      out.append(text, from, matcher.start(1)).append(change.apply(matcher.group(1)));
      from = matcher.end(1);
    }
    return out.append(text.substring(from)).toString();
  }

  private static DateTimeFormatter formatter(String pattern, int fraction) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(pattern);
    if (fraction > 0) {
      builder.appendFraction(ChronoField.NANO_OF_SECOND, fraction, fraction, true);
    }
    return builder.toFormatter(Locale.ENGLISH);
  }
}
