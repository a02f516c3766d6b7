package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;

/**
 * Reads nginx access logs in JSON, whose fields and names every administrator chooses ({@link
 * AccessField}). A format without upstream fields gives one attempt without address: it took place,
 * but the line does not say where.
 */
public final class NginxJsonParser implements RecordParser {

  static final String FORMAT = "nginx-json";

  private static final String ADVICE =
      "a JSON access line needs at least a time and a status; give a field mapping if they have other"
          + " names";

  private final JsonFields fields = new JsonFields(AccessField.NAMES);
  private final AccessRequest requests;

  public NginxJsonParser(FileContext context) {
    this.requests = new AccessRequest(context.router(), FORMAT);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      fields.read(record.bytes(), record.from(), record.to());
      sink.request(requests.of(record, fields));
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }
}
