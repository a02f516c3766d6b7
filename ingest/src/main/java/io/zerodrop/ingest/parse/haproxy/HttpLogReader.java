package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.ClfTime;
import io.zerodrop.ingest.parse.time.LocalClock;

/**
 * Reads {@code option httplog} and its kin (HAProxy configuration manual, section 8.2.3):
 *
 * <pre>
 * client:port [time] frontend backend/server TR/Tw/Tc/Tr/Ta status bytes - - state a/f/b/s/retries q/q {captured} "request"
 * </pre>
 */
final class HttpLogReader {

  static final String FORMAT = "haproxy";

  private static final int MOST_EXTRA_FIELDS = 4;

  private final String router;
  private final LocalClock clock;
  private final ClfTime time = new ClfTime();
  private final CapturedHeaders captured = new CapturedHeaders();

  HttpLogReader(FileContext context) {
    this.router = context.router();
    this.clock = new LocalClock(context);
  }

  /**
   * Moves to the client of an access line, which stands before a time in brackets; false for a line
   * without.
   */
  static boolean find(ByteCursor in) {
    int start = in.at();
    for (int open = in.indexOf(" ["); open >= 0; open = in.indexOf(" [")) {
      if (ClfTime.startsAt(in, open + 2)) {
        int client = open;
        while (client > start && in.bytes()[client - 1] != ' ') {
          client--;
        }
        in.moveTo(client);
        return true;
      }
      in.moveTo(open + 2);
    }
    in.moveTo(start);
    return false;
  }

  /** Null for a line that is not about an HTTP request: TCP sessions, failed TLS handshakes. */
  RequestLogged read(ByteCursor in, LogRecord record, SyslogPrefix prefix) throws Mismatch {
    String client = client(in);
    in.require(" [", "an accept date such as [22/Nov/2026:11:21:14.678]");
    long local = time.localSecond(in);
    in.require('.', "milliseconds such as .678");
    local += in.digits(3, "milliseconds such as .678") * Stamp.MILLISECOND;
    in.require("] ", "'] ' after the accept date");
    String frontend = token(in, "a frontend's name");
    if (frontend.endsWith(":")) {
      return null;
    }
    String names = token(in, "backend/server");
    int count = Timers.count(in);
    for (int extra = 0; count < 3 && extra < MOST_EXTRA_FIELDS; extra++) {
      token(in, "five timers such as 10/0/30/69/109");
      count = Timers.count(in);
    }
    if (count == 3) {
      return null;
    }
    Timers timers = Timers.read(in);
    in.require(' ', "a space after the timers");
    int status = status(in);
    long bytes = signed(in, "bytes read such as 2750");
    token(in, "a captured request cookie or -");
    token(in, "a captured response cookie or -");
    TerminationState state = state(token(in, "a termination state such as ----"));
    int retries = retries(token(in, "connection counts such as 1/1/1/1/0"));
    token(in, "queue lengths such as 0/0");
    captured.read(in);
    RequestLine request = request(in);
    long written = prefix.zonedMicros();
    long start =
        clock.utc(
            local, written == LogRecord.UNKNOWN ? written : written - Math.max(0, timers.active()));
    int slash = names.indexOf('/');
    if (slash < 0) {
      throw in.mismatch("backend/server and not " + names);
    }
    String backend = names.substring(0, slash);
    String server = names.substring(slash + 1);
    Route route = Route.of(backend, server);
    SessionFields session =
        new SessionFields(backend, server, timers, status, bytes, state, retries);
    RequestTimes times = new RequestTimes(start, timers, retries);
    return new RequestLogged(
        record.position(),
        prefix.host() == null ? router : prefix.host(),
        FORMAT,
        times.start(),
        times.end(),
        captured.requestId(),
        request.method(),
        request.path(),
        request.query(),
        Math.max(0, status),
        client,
        request.host(),
        route.namespace(),
        route.service(),
        route.port(),
        backend,
        session.attempts(route, times),
        retries);
  }

  /** Null for {@code -} in place of an address. */
  private static String client(ByteCursor in) {
    int end = in.tokenEnd();
    int colon = end - 1;
    while (colon > in.at() && in.bytes()[colon] != ':') {
      colon--;
    }
    String client = PeerAddress.of(in.text(in.at(), colon <= in.at() ? end : colon)).host();
    in.moveTo(end);
    return client.equals("-") ? null : client;
  }

  private static TerminationState state(String letters) {
    return new TerminationState(
        letters.isEmpty() ? '-' : letters.charAt(0),
        letters.length() < 2 ? '-' : letters.charAt(1));
  }

  /** The last of five counts, {@code +N} where the last retry went to another server. */
  private static int retries(String counts) {
    int slash = counts.lastIndexOf('/');
    String last = counts.substring(slash + 1).replace("+", "");
    return last.matches("[0-9]{1,6}") ? Integer.parseInt(last) : 0;
  }

  private static RequestLine request(ByteCursor in) {
    if (!in.take('"')) {
      return RequestLine.UNREADABLE;
    }
    int quote = in.indexOf('"');
    RequestLine line = RequestLine.of(in.text(in.at(), quote < 0 ? in.end() : quote));
    return line.path() == null || line.path().startsWith("/") || line.host() != null
        ? line
        : withHost(line);
  }

  /** haproxytech's format puts the host before the path: {@code GET shop.example/cart HTTP/2.0}. */
  private static RequestLine withHost(RequestLine line) {
    int slash = line.path().indexOf('/');
    return slash <= 0
        ? line
        : new RequestLine(
            line.method(),
            line.path().substring(0, slash),
            line.path().substring(slash),
            line.query());
  }

  /** -1 where none was sent. */
  private static int status(ByteCursor in) throws Mismatch {
    boolean none = in.take('-');
    int status = in.status("an HTTP status such as 200");
    in.require(' ', "an HTTP status such as 200, then a space");
    return none ? -1 : status;
  }

  private static long signed(ByteCursor in, String expected) throws Mismatch {
    boolean negative = in.take('-');
    in.take('+');
    long value = in.number(expected);
    in.require(' ', expected + ", then a space");
    return negative ? -value : value;
  }

  private static String token(ByteCursor in, String expected) throws Mismatch {
    in.take(' ');
    int end = in.tokenEnd();
    if (end == in.at()) {
      throw in.mismatch(expected);
    }
    String token = in.text(in.at(), end);
    in.moveTo(end);
    in.take(' ');
    return token;
  }
}
