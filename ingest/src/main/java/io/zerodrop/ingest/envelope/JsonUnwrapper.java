package io.zerodrop.ingest.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object a line whose {@code log}, {@code message} or {@code MESSAGE} is the line:
 * Docker's json-file driver, Fluent Bit and Fluentd, Filebeat, Vector, {@code journalctl -o json},
 * or whose {@code textPayload} is (Google Cloud Logging). A Docker line without its line feed goes
 * on in the next record.
 */
final class JsonUnwrapper implements Unwrapper {

  private static final JsonFactory JSON = new JsonFactory();

  private Origin origin = Origin.UNKNOWN;

  @Override
  public Opened open(LogRecord record) {
    if (record.length() < 2 || record.bytes()[record.from()] != '{') {
      return Opened.NOT_WRAPPED;
    }
    ShipperFields fields = new ShipperFields();
    byte[] payload;
    try (JsonParser json = JSON.createParser(record.bytes(), record.from(), record.length())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Opened.NOT_WRAPPED;
      }
      payload = fields.read(json, record);
    } catch (IOException notJson) {
      return Opened.NOT_WRAPPED;
    }
    if (payload == null) {
      return Opened.NOT_WRAPPED;
    }
    if (!fields.origin().equals(origin)) {
      origin = fields.origin();
    }
    int to = payload.length;
    boolean ended = to > 0 && payload[to - 1] == '\n';
    while (to > 0 && (payload[to - 1] == '\n' || payload[to - 1] == '\r')) {
      to--;
    }
    long written = fields.writtenMicros();
    record.unwrapped(
        payload, 0, to, written == LogRecord.UNKNOWN ? record.writtenMicros() : written);
    return fields.fromDocker() && !ended ? Opened.PART : Opened.WHOLE;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Origin origin() {
    return origin;
  }
}
