package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.json.FieldNames;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.io.IOException;

/** The known fields of one JSON access line, repaired if it is not JSON as it stands. */
public final class JsonFields implements AccessFields {

  private final FieldReader<AccessField> reader;

  public JsonFields(FieldNames<AccessField> names) {
    this.reader = new FieldReader<>(names);
  }

  /** Reads the bytes of one line. */
  public JsonFields read(byte[] bytes, int from, int to) throws Mismatch {
    try {
      reader.read(bytes, from, to);
    } catch (IOException broken) {
      byte[] repaired = JsonRepair.repaired(bytes, from, to);
      try {
        reader.read(repaired, 0, repaired.length);
      } catch (IOException hopeless) {
        throw new Mismatch(from, "valid JSON");
      }
    }
    return this;
  }

  @Override
  public String get(AccessField field) {
    return reader.get(field);
  }
}
