package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.nginx.AccessRequest;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;

/** Reads access lines of text by the named groups of a pattern that the user gives. */
public final class PatternParser implements RecordParser {

  static final String FORMAT = "pattern";

  private static final String ADVICE =
      "the pattern has to fit the whole line; lines of another kind are listed so too";

  private final PatternFields fields;
  private final AccessRequest requests;

  public PatternParser(FileContext context) {
    this.fields = PatternFields.of(String.valueOf(context.layout()));
    this.requests = new AccessRequest(context.router(), FORMAT);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      if (!fields.read(record.text())) {
        throw new Mismatch(record.from(), "a line that fits the given pattern");
      }
      sink.request(requests.of(record, fields));
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }
}
