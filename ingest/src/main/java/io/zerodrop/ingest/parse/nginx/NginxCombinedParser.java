package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.SlashedTime;

/**
 * Reads nginx's combined format, the {@code main} format of F5's ingress controller among its
 * variants. It names no upstream and no duration: where the stream holds the error log too, as the
 * log of one container does, the attempts that failed are taken from there.
 */
public final class NginxCombinedParser implements RecordParser {

  static final String FORMAT = "nginx-combined";

  private static final String ADVICE =
      "expected nginx's combined or main format; if log_format was changed, give the format string"
          + " as it stands in the configuration";

  private final CombinedLine line = new CombinedLine();
  private final CombinedErrors recent = new CombinedErrors();
  private final AccessRequest requests;
  private final NginxErrorParser errors;
  private final ByteCursor in = new ByteCursor();

  public NginxCombinedParser(FileContext context) {
    this.requests = new AccessRequest(context.router(), FORMAT);
    this.errors = new NginxErrorParser(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    try {
      if (SlashedTime.startsAt(in, in.at())) {
        errors.parse(record, new Remembering(sink));
      } else if (in.atEnd() || KlogReader.looksLikeText(record) || ofController()) {
        sink.irrelevant();
      } else {
        line.read(in);
        sink.request(recent.explain(requests.of(record, line)));
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  /** The controller of F5 logs in the forms of Go's slog. */
  private boolean ofController() {
    return in.startsWith("time=2") || in.startsWith("{\"time\":\"");
  }

  /** Hands everything on and keeps the errors of upstreams. */
  private final class Remembering implements ParsedSink {

    private final ParsedSink sink;

    Remembering(ParsedSink sink) {
      this.sink = sink;
    }

    @Override
    public void event(ClusterEvent event) {
      if (event instanceof UpstreamError error) {
        recent.add(error);
      }
      sink.event(event);
    }

    @Override
    public void request(RequestLogged request) {
      sink.request(request);
    }

    @Override
    public void rejected(Rejected rejected) {
      sink.rejected(rejected);
    }

    @Override
    public void irrelevant() {
      sink.irrelevant();
    }
  }
}
