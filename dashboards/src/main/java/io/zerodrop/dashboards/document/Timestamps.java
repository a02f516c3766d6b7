package io.zerodrop.dashboards.document;

import io.zerodrop.ingest.parse.time.Rfc3339;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Times as every output writes them: RFC 3339 in UTC, always with six decimals, so that they sort
 * as text.
 */
public final class Timestamps {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /**
   * @param micros since the Unix epoch
   */
  public static String format(long micros) {
    return FORMAT.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /**
   * @throws UnreadableDocumentException where the text is no such time
   */
  public static long parse(String text) {
    long micros = Rfc3339.micros(text);
    if (micros == Rfc3339.INVALID) {
      throw new UnreadableDocumentException(
          "expected a time such as 2026-11-24T10:00:00.000000Z, found " + text);
    }
    return micros;
  }
}
