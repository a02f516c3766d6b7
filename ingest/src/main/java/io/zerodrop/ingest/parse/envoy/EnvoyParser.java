package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;

/**
 * Reads what an Envoy writes: access lines as text or JSON, told line by line, and its own log,
 * whose entries may go on over many lines.
 */
public final class EnvoyParser implements RecordParser {

  private static final String ADVICE =
      "expected an access line as Envoy, Contour, Envoy Gateway or Istio write it by default; if the"
          + " format was changed, give it by a field mapping or a pattern";

  private final String router;
  private final EnvoyRequest requests;
  private final TextLine text = new TextLine();
  private final EnvoyLine json = new EnvoyLine();
  private final FieldReader<EnvoyField> fields = new FieldReader<>(EnvoyField.NAMES);
  private final ByteCursor in = new ByteCursor();
  private boolean ownLog;

  public EnvoyParser(FileContext context) {
    this.router = context.router();
    this.requests = new EnvoyRequest(context.router());
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    if (ProxyLog.holds(in)) {
      ownLog = true;
      RouterLine view = ProxyLog.view(in, record, router);
      if (view == null) {
        sink.irrelevant();
      } else {
        sink.event(view);
      }
      return;
    }
    boolean access = in.peek() == '[' || in.peek() == '{';
    if (in.atEnd() || ownLog && !access) {
      sink.irrelevant();
      return;
    }
    ownLog = false;
    try {
      RequestLogged request = request(record);
      if (request == null) {
        sink.irrelevant();
      } else {
        sink.request(request);
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  /** Null for a record that is no HTTP request. */
  private RequestLogged request(LogRecord record) throws Mismatch {
    if (in.peek() != '{') {
      return requests.of(record, text.read(in));
    }
    fields.read(record);
    if (fields.get(EnvoyField.CODE) == null && fields.get(EnvoyField.FLAGS) == null) {
      return null;
    }
    json.clear();
    for (EnvoyField field : EnvoyField.values()) {
      if (fields.get(field) != null) {
        json.put(field, fields.get(field));
      }
    }
    return requests.of(record, json);
  }
}
