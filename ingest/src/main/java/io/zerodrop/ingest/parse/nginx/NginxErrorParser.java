package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.LocalClock;
import io.zerodrop.ingest.parse.time.SlashedTime;

/**
 * Reads nginx's error log: how attempts failed, and when nginx reloaded its configuration. The
 * lines carry local time without zone and without fraction.
 */
public final class NginxErrorParser implements RecordParser {

  private static final String ADVICE =
      "nginx's error log has lines such as 2026/11/22 11:09:15 [error] 7#7: *1 ...; see whether the"
          + " file is another log or its envelope was not recognised";

  private final String router;
  private final LocalClock clock;
  private final SlashedTime time = new SlashedTime();
  private final ByteCursor in = new ByteCursor();

  public NginxErrorParser(FileContext context) {
    this.router = context.router();
    this.clock = new LocalClock(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      read(record, sink);
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private void read(LogRecord record, ParsedSink sink) throws Mismatch {
    in.over(record);
    Stamp at = Stamp.ofSecond(clock.utc(time.localSecond(in), record.writtenMicros()));
    in.require(" [", "a level such as [error]");
    int bracket = in.indexOf("] ");
    if (bracket < 0) {
      throw in.mismatch("a level such as [error]");
    }
    String level = in.text(in.at(), bracket);
    in.moveTo(bracket + 2);
    int process = (int) Math.min(in.number("a process id such as 7#7:"), Integer.MAX_VALUE);
    in.require('#', "'#' and a thread id");
    in.number("a thread id");
    in.require(": ", "': ' before the message");
    long connection = 0;
    if (in.take('*')) {
      connection = in.number("a connection number");
      in.take(' ');
    }
    switch (level) {
      case "debug" -> sink.irrelevant();
      case "notice" -> notice(record, at, sink);
      default -> error(record, at, level, process, connection, sink);
    }
  }

  private void notice(LogRecord record, Stamp at, ParsedSink sink) {
    RouterLine.Kind kind = null;
    if (in.startsWith("signal ") && in.indexOf(", reconfiguring") >= 0) {
      kind = RouterLine.Kind.RELOAD_STARTED;
    } else if (in.startsWith("start worker processes")) {
      kind = RouterLine.Kind.RELOADED;
    }
    if (kind == null) {
      sink.irrelevant();
    } else {
      String message = in.text(in.at(), in.end());
      sink.event(new RouterLine(record.position(), at, router, kind, null, null, message));
    }
  }

  private void error(
      LogRecord record, Stamp at, String level, int process, long connection, ParsedSink sink) {
    int from = in.at();
    ErrorTail tail = ErrorTail.read(in);
    in.moveTo(from);
    String message = in.text(from, tail.messageEnd());
    String upstream = tail.upstream();
    if (message.startsWith("upstream server temporarily disabled") && upstream != null) {
      RouterLine.Kind down = RouterLine.Kind.SERVER_DOWN;
      sink.event(new RouterLine(record.position(), at, router, down, null, upstream, message));
      return;
    }
    int errno = errno(message);
    String action = action(message);
    // A line cut at its longest may lack the field.
    boolean ofUpstream = upstream != null || action.contains("upstream");
    Failure failure = ErrorMeaning.of(level, message, errno, action, ofUpstream);
    if (failure == null) {
      sink.irrelevant();
      return;
    }
    if (upstream != null && failure.beforeConnect() && Placeholder.is(PeerAddress.of(upstream))) {
      failure = Failure.NO_PEER;
    }
    sink.event(
        new UpstreamError(
            record.position(),
            at,
            level,
            process,
            connection,
            failure,
            errno,
            action,
            tail.client(),
            tail.request(),
            upstream,
            tail.host()));
  }

  /** 111 of {@code (111: Connection refused)}, 0 without one. */
  private static int errno(String message) {
    for (int open = message.indexOf('('); open >= 0; open = message.indexOf('(', open + 1)) {
      int number = 0;
      int at = open + 1;
      while (at < message.length() && at < open + 5 && ByteCursor.isDigit(message.charAt(at))) {
        number = number * 10 + message.charAt(at++) - '0';
      }
      if (at > open + 1 && message.startsWith(": ", at)) {
        return number;
      }
    }
    return 0;
  }

  private static String action(String message) {
    int at = message.lastIndexOf(" while ");
    return at < 0 ? "" : message.substring(at + " while ".length());
  }
}
