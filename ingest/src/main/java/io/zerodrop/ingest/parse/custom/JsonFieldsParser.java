package io.zerodrop.ingest.parse.custom;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.nginx.AccessField;
import io.zerodrop.ingest.parse.nginx.AccessFields;
import io.zerodrop.ingest.parse.nginx.AccessRequest;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;

/** Reads access lines in JSON whose fields the user names. Nested fields are named with dots. */
public final class JsonFieldsParser implements RecordParser {

  static final String FORMAT = "json-fields";

  private static final String ADVICE = "see whether the names of the given mapping are right";

  private final Meanings meanings;
  private final FieldReader<AccessField> reader;
  private final AccessRequest requests;
  private final AccessFields fields = this::value;

  public JsonFieldsParser(FileContext context) {
    this.meanings = Meanings.ofPairs(String.valueOf(context.layout()));
    this.reader = new FieldReader<>(meanings.names());
    this.requests = new AccessRequest(context.router(), FORMAT);
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      reader.read(record);
      sink.request(requests.of(record, fields));
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private String value(AccessField field) {
    return meanings.value(field, reader.get(field));
  }
}
