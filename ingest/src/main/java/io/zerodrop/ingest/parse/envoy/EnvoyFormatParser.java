package io.zerodrop.ingest.parse.envoy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.json.FieldNames;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;

/** Reads access lines of an Envoy whose format the user gives, as text or as a JSON object. */
public final class EnvoyFormatParser implements RecordParser {

  private static final String ADVICE =
      "give the format as it stands in the configuration that wrote this log";

  /** A key of a JSON format whose value is one operator. */
  private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"(%[^\"]+%)\"");

  private final EnvoyRequest requests;
  private final FormatLine text;
  private final FieldReader<EnvoyField> json;
  private final EnvoyLine line = new EnvoyLine();
  private final ByteCursor in = new ByteCursor();

  public EnvoyFormatParser(FileContext context) {
    EnvoyLayout layout = EnvoyLayout.of(String.valueOf(context.layout()));
    this.requests = new EnvoyRequest(context.router());
    this.text = new FormatLine(layout);
    this.json = layout.json() ? new FieldReader<>(names(layout)) : null;
  }

  private static FieldNames<EnvoyField> names(EnvoyLayout layout) {
    FieldNames<EnvoyField> names = new FieldNames<>(EnvoyField.class);
    Matcher member = MEMBER.matcher(layout.text());
    while (member.find()) {
      EnvoyField field = EnvoyLayout.meaning(member.group(2));
      if (field != null) {
        names.add(field, member.group(1));
      }
    }
    return names;
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    if (in.atEnd() || ProxyLog.holds(in)) {
      sink.irrelevant();
      return;
    }
    try {
      RequestLogged request = requests.of(record, json == null ? text.read(in) : json(record));
      if (request == null) {
        sink.irrelevant();
      } else {
        sink.request(request);
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private EnvoyLine json(LogRecord record) throws Mismatch {
    json.read(record);
    line.clear();
    for (EnvoyField field : EnvoyField.values()) {
      if (json.get(field) != null) {
        line.put(field, json.get(field));
      }
    }
    return line;
  }
}
