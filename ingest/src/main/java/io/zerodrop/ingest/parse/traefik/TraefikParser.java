package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.ClfTime;

/** Reads what a Traefik writes: access lines in both of its formats, and its own log. */
public final class TraefikParser implements RecordParser {

  private static final String ADVICE =
      "expected an access line as Traefik writes it, as JSON or in the common log format; if fields"
          + " were renamed or dropped, give the format by a field mapping";

  private final String router;
  private final FieldReader<TraefikField> fields = new FieldReader<>(TraefikField.NAMES);
  private final JsonRequest json;
  private final ClfRequest clf;
  private final Causes causes = new Causes();
  private final ByteCursor in = new ByteCursor();

  public TraefikParser(FileContext context) {
    this.router = context.router();
    this.json = new JsonRequest(router, fields);
    this.clf = new ClfRequest(router);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    try {
      if (in.peek() == '{') {
        json(record, sink);
      } else if (ClfTime.isIn(in)) {
        sink.request(causes.explain(clf.read(in, record)));
      } else {
        text(record, sink);
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private void json(LogRecord record, ParsedSink sink) throws Mismatch {
    fields.read(record);
    boolean access =
        fields.get(TraefikField.START) != null
            || fields.get(TraefikField.DURATION) != null
            || fields.get(TraefikField.STATUS) != null;
    if (access) {
      sink.request(causes.explain(json.of(record)));
    } else if (fields.get(TraefikField.MESSAGE) != null) {
      own(record, OwnLog.ofJson(fields), sink);
    } else {
      throw new Mismatch(record.from(), "an access line with DownstreamStatus and StartUTC");
    }
  }

  private void text(LogRecord record, ParsedSink sink) throws Mismatch {
    String line = in.text(in.at(), in.end());
    OwnLog log = OwnLog.ofText(line);
    if (log != null) {
      own(record, log, sink);
    } else if (line.isBlank() || ofPlugin(line)) {
      sink.irrelevant();
    } else {
      throw in.mismatch(
          "a date such as [22/Nov/2026:11:09:16 +0000], a JSON object, or a log line");
    }
  }

  /** Plugins write to the same stream with a log package of their own. */
  private static boolean ofPlugin(String line) {
    return line.startsWith("DEBUG: ")
        || line.startsWith("INFO: ")
        || line.startsWith("WARN: ")
        || line.startsWith("ERROR: ");
  }

  private void own(LogRecord record, OwnLog log, ParsedSink sink) {
    Cause cause = log.ofAttempt() ? Cause.of(log.error()) : null;
    RouterLine.Kind kind = kind(log.message());
    if (cause != null) {
      causes.add(log.time(), cause);
    }
    if (cause != null && cause.address() != null && log.time() != null) {
      sink.event(error(record, log, cause));
    } else if (kind != null && log.time() != null) {
      String said = Excerpt.of(log.message());
      sink.event(
          new RouterLine(record.position(), log.time(), router, kind, log.service(), null, said));
    } else {
      sink.irrelevant();
    }
  }

  private static UpstreamError error(LogRecord record, OwnLog log, Cause cause) {
    return new UpstreamError(
        record.position(),
        log.time(),
        "debug",
        0,
        0,
        cause.failure(),
        0,
        "",
        null,
        null,
        cause.address(),
        null);
  }

  /** Null for a message that says nothing of the router's view of servers. */
  private static RouterLine.Kind kind(String message) {
    if (message.startsWith("Configuration received")) {
      return RouterLine.Kind.RECONFIGURED;
    }
    boolean none =
        message.startsWith("Skipping service: no endpoints found")
            || message.startsWith("Cannot create service: ") && message.contains("no endpoints");
    return none ? RouterLine.Kind.NO_ENDPOINTS : null;
  }
}
