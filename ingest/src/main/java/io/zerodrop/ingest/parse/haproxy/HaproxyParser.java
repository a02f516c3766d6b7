package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.klog.KlogEntry;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.LocalClock;
import io.zerodrop.ingest.parse.time.SlashedTime;

/**
 * Reads what HAProxy logs, with or without a syslog header: HTTP requests, servers that go down or
 * come up, reloads; and the lines of the two HAProxy ingress controllers that share its stream.
 */
public final class HaproxyParser implements RecordParser {

  private static final String ADVICE =
      "expected HAProxy's httplog format; if log-format was changed, give the format by a pattern";

  private final String router;
  private final SyslogPrefix prefix;
  private final HttpLogReader requests;
  private final KlogReader klog;
  private final LocalClock clock;
  private final SlashedTime slashedTime = new SlashedTime();
  private final ByteCursor in = new ByteCursor();

  public HaproxyParser(FileContext context) {
    this.router = context.router();
    this.prefix = new SyslogPrefix(context);
    this.requests = new HttpLogReader(context);
    this.klog = new KlogReader(context);
    this.clock = new LocalClock(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    try {
      if (SlashedTime.startsAt(in, in.at())) {
        Stamp at = Stamp.ofSecond(clock.utc(slashedTime.localSecond(in), record.writtenMicros()));
        view(record, at, router, in.text(in.at(), in.end()), sink);
      } else if (KlogReader.looksLikeText(record)) {
        KlogEntry entry = klog.read(record);
        view(record, Stamp.at(entry.micros()), router, entry.message(), sink);
      } else {
        read(record, sink);
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private void read(LogRecord record, ParsedSink sink) throws Mismatch {
    prefix.read(in, record);
    if (HttpLogReader.find(in)) {
      RequestLogged request = requests.read(in, record, prefix);
      if (request == null) {
        sink.irrelevant();
      } else {
        sink.request(request);
      }
      return;
    }
    boolean known = prefix.tagged() || in.atEnd() || in.startsWith("Connect from ");
    known |= in.startsWith(" [set server ");
    known |= startUp();
    String message = in.text(in.at(), in.end());
    if (!known && RouterMessage.of(message) == null) {
      throw in.mismatch("an access line with an accept date, or a line about a server or a proxy");
    }
    String host = prefix.host();
    view(record, prefix.time(), host == null ? router : host, message, sink);
  }

  /** Moves over {@code [WARNING] (8) : }, which HAProxy writes to its standard error. */
  private boolean startUp() {
    boolean level =
        in.startsWith("[NOTICE]")
            || in.startsWith("[WARNING]")
            || in.startsWith("[ALERT]")
            || in.startsWith("[DEBUG]");
    int colon = level ? in.indexOf(") : ") : -1;
    if (colon >= 0) {
      in.moveTo(colon + ") : ".length());
    }
    return level;
  }

  private static void view(
      LogRecord record, Stamp at, String router, String message, ParsedSink sink) {
    RouterMessage read = RouterMessage.of(message);
    if (read == null) {
      sink.irrelevant();
      return;
    }
    sink.event(
        new RouterLine(
            record.position(),
            at,
            router,
            read.kind(),
            read.backend(),
            read.server(),
            Excerpt.of(message)));
  }
}
