package io.zerodrop.ingest.parse.klog;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads klog's JSON format (k8s.io/component-base/logs/json): {@code ts} in epoch milliseconds with
 * a fraction, {@code msg}, {@code v} for information only, {@code err}, then the pairs.
 */
final class KlogJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Times below this are seconds, which some components wrote before they wrote milliseconds. */
  private static final double FIRST_MILLISECONDS = 1e11;

  /** The year 2200: nobody has logged then. */
  private static final double TOO_LATE = 7_258_118_400_000.0;

  private KlogJson() {}

  static KlogEntry read(LogRecord record, KlogEntry into) throws Mismatch {
    JsonNode object = object(record);
    JsonNode time = object.path("ts");
    JsonNode message = object.path("msg");
    if (!time.isNumber() || !message.isTextual()) {
      throw new Mismatch(record.from(), "a klog JSON entry with ts in epoch milliseconds and msg");
    }
    double number = time.doubleValue();
    double milliseconds = number < FIRST_MILLISECONDS ? number * 1000 : number;
    if (!(milliseconds >= 0 && milliseconds < TOO_LATE)) {
      throw new Mismatch(record.from(), "a ts in epoch milliseconds");
    }
    into.micros = Math.round(milliseconds * 1000);
    into.severity = object.has("v") ? 'I' : 'E';
    into.process = 0;
    into.bytes = message.textValue().getBytes(StandardCharsets.UTF_8);
    into.messageFrom = 0;
    into.messageTo = into.bytes.length;
    into.pairs = KlogPairs.of(object);
    return into;
  }

  private static JsonNode object(LogRecord record) throws Mismatch {
    try {
      JsonNode object = JSON.readTree(record.bytes(), record.from(), record.length());
      if (object == null || !object.isObject()) {
        throw new Mismatch(record.from(), "a JSON object");
      }
      return object;
    } catch (JacksonException broken) {
      long at =
          broken.getLocation() == null ? 0 : Math.max(0, broken.getLocation().getByteOffset());
      throw new Mismatch(record.from() + (int) at, "valid JSON");
    } catch (IOException noText) { // NUL bytes make the parser guess at another encoding
      throw new Mismatch(record.from(), "valid JSON");
    }
  }
}
