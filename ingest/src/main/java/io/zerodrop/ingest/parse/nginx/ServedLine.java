package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.ByteScan;
import io.zerodrop.ingest.traffic.ServedRequest;

/**
 * Recognises, without making anything of it, the access line of a request that went well: one
 * upstream address, IPv4, that answered with a status below 460, and no alternative upstream. It is
 * strict: any other line, however readable, is left to {@link AccessLineReader}, and of the lines
 * that it takes it says what that reader would.
 */
final class ServedLine {

  /** Status from which a request is of interest by itself: 460 is a client's abort at AWS. */
  private static final int OF_INTEREST = 460;

  private static final int TIME_LENGTH = "22/Nov/2026:11:09:16 +0000".length();
  private static final int MOST_DIGITS = 9;
  private static final long MS = Stamp.MILLISECOND;

  private final ServedRequest request = new ServedRequest();
  private final ClockMemo clock = new ClockMemo();
  private byte[] bytes;
  private int at;
  private int to;

  /** What the line says; null if it is to be read in full. */
  ServedRequest read(LogRecord record) {
    bytes = record.bytes();
    at = record.from();
    to = record.to();
    if (!client() || !time() || !took()) {
      return null;
    }
    return request;
  }

  /** {@code 203.0.113.7 - user [}. */
  private boolean client() {
    byte[] b = bytes;
    int i = at;
    while (i < to && isOfAddress(b[i])) {
      i++;
    }
    if (i == at || i + 3 > to || b[i] != ' ' || b[i + 1] != '-' || b[i + 2] != ' ') {
      return false;
    }
    i += 3;
    while (i < to && b[i] != ' ') {
      if (b[i++] == '[') {
        return false;
      }
    }
    at = i;
    return skip(' ', '[');
  }

  private static boolean isOfAddress(byte b) {
    return b >= '0' && b <= ':' || b == '.' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
  }

  /** {@code 22/Nov/2026:11:09:16 +0000] "request" status bytes "referer" "agent" length }. */
  private boolean time() {
    if (at + TIME_LENGTH > to || !clock.read(bytes, at)) {
      return false;
    }
    at += TIME_LENGTH;
    return skip(']', ' ')
        && skip('"')
        && quoted()
        && skip(' ')
        && answered()
        && skip(' ')
        && number() >= 0
        && skip(' ', '"')
        && quoted()
        && skip(' ', '"')
        && quoted()
        && skip(' ')
        && number() >= 0
        && skip(' ');
  }

  /** {@code time [upstream] [] address length time status} and an id, if any. */
  private boolean took() {
    long duration = millis();
    if (duration < 0 || !skip(' ', '[')) {
      return false;
    }
    int close = ByteScan.indexOf(bytes, at, to, ']');
    if (close < 0) {
      return false;
    }
    request.upstreamFrom = at;
    request.upstreamTo = close;
    at = close + 1;
    if (!skip(' ', '[')
        || !skip(']', ' ')
        || !address()
        || !skip(' ')
        || number() < 0
        || !skip(' ')) {
      return false;
    }
    long attempt = millis();
    if (attempt < 0 || !skip(' ') || !status() || !endOfLists()) {
      return false;
    }
    date(duration * MS, attempt * MS);
    return true;
  }

  /** Whether the last list has one item, as the others had. */
  private boolean endOfLists() {
    boolean another = at + 3 <= to && bytes[at + 1] == ':' && bytes[at + 2] == ' ';
    return at == to || bytes[at] == ' ' && !another;
  }

  /** As {@link AttemptTimes} does for an only attempt. */
  private void date(long duration, long attempt) {
    long end = clock.micros();
    long latest = end + Stamp.SECOND - 1;
    long earliest = end - duration - MS;
    long started = latest - duration + MS;
    long tried = latest - attempt + MS;
    request.bytes = bytes;
    request.startEarliest = Math.min(earliest, started);
    request.startLatest = Math.max(earliest, started);
    request.endEarliest = end;
    request.endLatest = latest;
    request.attemptEarliest = Math.min(earliest, tried);
  }

  /** {@code 10.0.0.1:8080}, but none that stands for no peer. */
  private boolean address() {
    byte[] b = bytes;
    int start = at;
    int i = start;
    int dots = 0;
    while (i < to && (isDigit(b[i]) || b[i] == '.')) {
      dots += b[i++] == '.' ? 1 : 0;
    }
    at = i;
    request.addressFrom = start;
    request.addressTo = i;
    // Placeholders begin with 0. or are the host itself.
    boolean host =
        i - start > 3
            && b[start] == '1'
            && b[start + 1] == '2'
            && b[start + 2] == '7'
            && b[start + 3] == '.';
    if (dots != 3 || b[start] == '0' || host || !skip(':')) {
      return false;
    }
    int from = at;
    long port = number();
    return port > 0 && port <= 65_535 && at - from <= 5;
  }

  private boolean answered() {
    if (!status()) {
      return false;
    }
    request.statusClass = bytes[at - 3] - '0';
    return true;
  }

  private boolean status() {
    int from = at;
    long status = number();
    return at - from == 3 && status >= 100 && status < OF_INTEREST;
  }

  /** Seconds with three decimals, as nginx writes them, in milliseconds; -1 for anything else. */
  private long millis() {
    long seconds = number();
    if (seconds < 0 || at + 4 > to || bytes[at] != '.') {
      return -1;
    }
    int a = bytes[at + 1] - '0';
    int b = bytes[at + 2] - '0';
    int c = bytes[at + 3] - '0';
    if ((a | b | c) < 0 || a > 9 || b > 9 || c > 9) {
      return -1;
    }
    at += 4;
    return at < to && isDigit(bytes[at]) ? -1 : seconds * 1_000 + a * 100 + b * 10 + c;
  }

  /** Digits up to anything else; -1 if there are none or too many. */
  private long number() {
    byte[] b = bytes;
    int from = at;
    int most = Math.min(to, from + MOST_DIGITS + 1);
    int i = from;
    int value = 0;
    while (i < most && isDigit(b[i])) {
      value = value * 10 + (b[i++] - '0');
    }
    at = i;
    return i == from || i - from > MOST_DIGITS ? -1 : value;
  }

  /** Up to and with the next quote. */
  private boolean quoted() {
    int quote = ByteScan.indexOf(bytes, at, to, '"');
    at = quote + 1;
    return quote >= 0;
  }

  private boolean skip(char only) {
    return at < to && bytes[at++] == only;
  }

  private boolean skip(char first, char second) {
    at += 2;
    return at <= to && bytes[at - 2] == first && bytes[at - 1] == second;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
