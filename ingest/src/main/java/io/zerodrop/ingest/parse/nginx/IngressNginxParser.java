package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.klog.KlogReader;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.ClfTime;
import io.zerodrop.ingest.parse.time.SlashedTime;
import io.zerodrop.ingest.traffic.ServedRequest;

/**
 * Reads what an ingress-nginx container writes. {@code kubectl logs} shows access lines, nginx's
 * error log and the controller's own lines in one stream, so each line is told by itself.
 */
public final class IngressNginxParser implements RecordParser {

  private static final String ADVICE =
      "expected ingress-nginx's default format; if log-format-upstream was changed, give the format"
          + " by a field mapping or a pattern";

  private final ServedLine served = new ServedLine();
  private final AccessLineReader access;
  private final NginxJsonParser json;
  private final NginxErrorParser errors;
  private final ControllerLines controller;
  private final ByteCursor in = new ByteCursor();

  public IngressNginxParser(FileContext context) {
    this.access = new AccessLineReader(context);
    this.json = new NginxJsonParser(context);
    this.errors = new NginxErrorParser(context);
    this.controller = new ControllerLines(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    ServedRequest request = served.read(record);
    if (request != null && sink.served(request)) {
      return;
    }
    in.over(record);
    try {
      if (in.peek() == '{') {
        json.parse(record, sink);
      } else if (SlashedTime.startsAt(in, in.at())) {
        errors.parse(record, sink);
      } else if (KlogReader.looksLikeText(record)) {
        controller.parse(record, sink);
      } else if (isStream() || isBanner()) {
        sink.irrelevant();
      } else {
        sink.request(access.read(record));
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  /** A TCP or UDP session: {@code [addr] [time] TCP 200 5 7 0.001}. Not HTTP, names no upstream. */
  private boolean isStream() {
    int second = in.peek() == '[' ? in.indexOf("] [") : -1;
    return second >= 0 && ClfTime.startsAt(in, second + 3);
  }

  /** What the controller prints when it starts, and empty lines. */
  private boolean isBanner() {
    return in.atEnd()
        || in.startsWith("-----")
        || in.startsWith("NGINX Ingress controller")
        || in.startsWith("  Release: ")
        || in.startsWith("  Build: ")
        || in.startsWith("  Repository: ")
        || in.startsWith("  nginx version: ");
  }
}
