package io.zerodrop.ingest.envelope;

import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;

/**
 * {@code Nov 22 11:09:07 <host> <tag>[<pid>]: <line>}, as {@code journalctl} and RFC 3164 write, or
 * with an RFC 3339 time in its place, each optionally after a priority such as {@code <134>}. The
 * short time has neither year nor zone and is not used.
 */
final class SyslogUnwrapper implements Unwrapper {

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final LeadingTime time = new LeadingTime();
  private Origin origin = Origin.UNKNOWN;

  @Override
  public Opened open(LogRecord record) {
    byte[] b = record.bytes();
    int to = record.to();
    int at = skipPriority(b, record.from(), to);
    long written = record.writtenMicros();
    int behindTime = time.read(b, at, to);
    if (behindTime >= 0) {
      written = time.micros();
    } else {
      behindTime = skipShortTime(b, at, to);
    }
    if (behindTime < 0 || behindTime >= to || b[behindTime] != ' ') {
      return Opened.NOT_WRAPPED;
    }
    int hostEnd = wordEnd(b, behindTime + 1, to);
    int tagEnd = wordEnd(b, hostEnd + 1, to);
    if (hostEnd >= to || tagEnd > to || !isTag(b, hostEnd + 1, tagEnd)) {
      return Opened.NOT_WRAPPED;
    }
    String host = new String(b, behindTime + 1, hostEnd - behindTime - 1, StandardCharsets.UTF_8);
    if (!host.equals(origin.node())) {
      origin = new Origin(null, null, null, host, null);
    }
    record.unwrapped(b, Math.min(tagEnd + 1, to), to, written);
    return Opened.WHOLE;
  }

  private static int skipPriority(byte[] b, int from, int to) {
    if (from >= to || b[from] != '<') {
      return from;
    }
    int at = from + 1;
    while (at < to && b[at] >= '0' && b[at] <= '9') {
      at++;
    }
    return at < to && b[at] == '>' ? at + 1 : from;
  }

  /** Behind {@code Nov 22 11:09:07}, with or without a fraction; -1 where it is not. */
  private static int skipShortTime(byte[] b, int from, int to) {
    if (to - from < 16 || b[from + 3] != ' ' || b[from + 6] != ' ') {
      return -1;
    }
    int month = MONTHS.indexOf(new String(b, from, 3, StandardCharsets.ISO_8859_1));
    if (month < 0 || month % 3 != 0 || b[from + 9] != ':' || b[from + 12] != ':') {
      return -1;
    }
    int at = from + 15;
    while (at < to && (b[at] == '.' || b[at] >= '0' && b[at] <= '9')) {
      at++;
    }
    return at;
  }

  private static int wordEnd(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] != ' ') {
      at++;
    }
    return at;
  }

  /** Whether it reads {@code tag:}, {@code tag[pid]:} or {@code tag[pid]}. */
  private static boolean isTag(byte[] b, int from, int to) {
    if (to - from < 2 || b[from] == '[') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (b[i] == '"' || b[i] == '=' || b[i] == '{') {
        return false;
      }
    }
    return b[to - 1] == ':' || b[to - 1] == ']';
  }

  @Override
  public Origin origin() {
    return origin;
  }
}
