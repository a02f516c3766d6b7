package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.LocalClock;
import io.zerodrop.ingest.parse.time.Rfc3339;
import io.zerodrop.ingest.parse.time.SyslogTime;

/**
 * What stands before HAProxy's own text: nothing, a priority, or a syslog header of RFC 3164
 * ({@code Nov 22 11:21:14 lb-1 haproxy[7]:}), RFC 5424, or rsyslog's RFC 3339 form. A header's time
 * is when the line was written. Reused from line to line.
 */
final class SyslogPrefix {

  private final LocalClock clock;
  private final SyslogTime syslogTime = new SyslogTime();
  private long written;
  private long zoned;
  private boolean wholeSeconds;
  private String host;
  private boolean tagged;

  SyslogPrefix(FileContext context) {
    this.clock = new LocalClock(context);
  }

  /** Moves the cursor to HAProxy's own text. */
  void read(ByteCursor in, LogRecord record) {
    zoned = record.writtenMicros();
    written = zoned;
    wholeSeconds = false;
    host = null;
    tagged = false;
    int start = in.at();
    skipPriority(in);
    boolean rfc5424 = in.startsWith("1 ") && ByteCursor.isDigit(in.peek(2));
    if (rfc5424) {
      in.moveTo(in.at() + 2);
    }
    if (!time(in)) {
      in.moveTo(rfc5424 ? start : in.at());
      return;
    }
    if (rfc5424) {
      header(in);
    } else {
      hostAndTag(in);
    }
  }

  private static void skipPriority(ByteCursor in) {
    int close = in.peek() == '<' ? in.indexOf('>') : -1;
    if (close > 0 && close - in.at() <= 4) {
      in.moveTo(close + 1);
    }
  }

  private boolean time(ByteCursor in) {
    int from = in.at();
    int end = in.tokenEnd();
    long micros = Rfc3339.micros(in.bytes(), from, end);
    if (micros != Rfc3339.INVALID) {
      zoned = micros;
      written = micros;
      wholeSeconds = end - from <= "2026-11-22T11:21:14+00:00".length();
      in.moveTo(Math.min(in.end(), end + 1));
      return true;
    }
    try {
      long local = syslogTime.local(in, clock, zoned);
      written = clock.utc(local, zoned);
      wholeSeconds = true;
      in.take(' ');
      return true;
    } catch (Mismatch notSyslog) {
      in.moveTo(from);
      return false;
    }
  }

  /** {@code host app pid msgid data text}. */
  private void header(ByteCursor in) {
    host = token(in);
    tagged = token(in).length() > 1;
    token(in);
    token(in);
    if (in.peek() == '[') {
      int close = in.indexOf("] ");
      in.moveTo(close < 0 ? in.end() : close + 2);
    } else {
      token(in);
    }
  }

  /**
   * {@code host tag[pid]: text}; the colon is missing with some tags, the host with some formats.
   */
  private void hostAndTag(ByteCursor in) {
    int from = in.at();
    String first = token(in);
    if (isTag(first)) {
      tagged = true;
      return;
    }
    String second = token(in);
    if (isTag(second)) {
      host = first;
      tagged = true;
    } else {
      in.moveTo(from);
    }
  }

  private static boolean isTag(String word) {
    return word.endsWith(":") || word.endsWith("]") && word.indexOf('[') > 0;
  }

  private static String token(ByteCursor in) {
    int end = in.tokenEnd();
    String token = in.text(in.at(), end);
    in.moveTo(Math.min(in.end(), end + 1));
    return token;
  }

  /** When the line was written by a clock with zone, {@link LogRecord#UNKNOWN} if none tells. */
  long zonedMicros() {
    return zoned;
  }

  /** When the line was written, null if nothing tells. */
  Stamp time() {
    if (written == LogRecord.UNKNOWN) {
      return null;
    }
    return wholeSeconds ? Stamp.ofSecond(written) : Stamp.at(written);
  }

  /** Null without one that tells hosts apart. */
  String host() {
    return "localhost".equals(host) || "-".equals(host) ? null : host;
  }

  /** Whether a program's name stood before the text. */
  boolean tagged() {
    return tagged;
  }
}
