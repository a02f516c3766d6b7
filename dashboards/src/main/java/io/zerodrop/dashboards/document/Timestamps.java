package io.zerodrop.dashboards.document;

import io.zerodrop.ingest.parse.time.Rfc3339;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as every output writes them: RFC 3339 in UTC, always with six decimals, so that they sort
 * as text.
 */
public final class Timestamps {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final long MILLION = 1_000_000L;

  /** The second formatted last: what is written together happened together. */
  private static final ThreadLocal<Second> LAST = new ThreadLocal<>();

  /**
   * @param text up to the decimal point
   */
  private record Second(long second, String text) {}

  private Timestamps() {}

  /**
   * @param micros since the Unix epoch
   */
  public static String format(long micros) {
    long second = Math.floorDiv(micros, MILLION);
    Second last = LAST.get();
    if (last == null || last.second != second) {
      String whole = FORMAT.format(Instant.ofEpochSecond(second));
      last = new Second(second, whole.substring(0, whole.indexOf('.') + 1));
      LAST.set(last);
    }
    String decimals = Long.toString(MILLION + Math.floorMod(micros, MILLION));
    return last.text + decimals.substring(1) + "Z";
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
