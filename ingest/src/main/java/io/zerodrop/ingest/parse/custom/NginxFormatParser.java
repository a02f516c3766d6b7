package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.nginx.AccessRequest;
import io.zerodrop.ingest.parse.nginx.NginxErrorParser;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.SlashedTime;

/** Reads access lines of an nginx whose {@code log_format} the user gives. */
public final class NginxFormatParser implements RecordParser {

  static final String FORMAT = "nginx-format";

  private static final String ADVICE =
      "give the format string as it stands in the configuration that wrote this log";

  private final NginxLayout layout;
  private final NginxLine text;
  private final NginxJsonLine json;
  private final AccessRequest requests;
  private final NginxErrorParser errors;
  private final ByteCursor in = new ByteCursor();

  public NginxFormatParser(FileContext context) {
    this.layout = NginxLayout.of(String.valueOf(context.layout()));
    this.text = new NginxLine(layout);
    this.json = layout.json() ? new NginxJsonLine(layout) : null;
    this.requests = new AccessRequest(context.router(), FORMAT);
    this.errors = new NginxErrorParser(context);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    if (SlashedTime.startsAt(in, in.at())) {
      errors.parse(record, sink);
      return;
    }
    try {
      sink.request(requests.of(record, json == null ? text.read(in) : json.read(record)));
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }
}
