package io.zerodrop.ingest.parse.custom;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.nginx.AccessFields;
import io.zerodrop.ingest.parse.nginx.JsonFields;
import io.zerodrop.ingest.parse.text.Mismatch;

/** A line of an nginx format that is written as a JSON object: its keys are those of the format. */
final class NginxJsonLine {

  /** A key whose value is one variable, with or without quotes. */
  private static final Pattern MEMBER =
      Pattern.compile("\"([^\"$]+)\"\\s*:\\s*\"?\\$(?:\\{(\\w+)\\}|(\\w+))\"?\\s*[,}]");

  private final JsonFields fields;

  NginxJsonLine(NginxLayout layout) {
    Meanings meanings = new Meanings();
    Matcher member = MEMBER.matcher(layout.text());
    while (member.find()) {
      String variable = member.group(2) == null ? member.group(3) : member.group(2);
      Meaning meaning = Meaning.named(variable);
      if (meaning != null) {
        meanings.add(meaning, member.group(1));
      }
    }
    this.fields = new JsonFields(meanings.names());
  }

  AccessFields read(LogRecord record) throws Mismatch {
    return fields.read(record.bytes(), record.from(), record.to());
  }
}
