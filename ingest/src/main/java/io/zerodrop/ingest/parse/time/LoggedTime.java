package io.zerodrop.ingest.parse.time;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.nio.charset.StandardCharsets;

/**
 * A time in one of the forms that access logs use, as wide as it is written: epoch seconds with
 * milliseconds ({@code $msec}), RFC 3339 ({@code $time_iso8601}), the Common Log Format ({@code
 * $time_local}), or epoch milliseconds.
 */
public final class LoggedTime {

  private static final String EXAMPLE =
      "a time such as 2026-11-22T11:15:53+00:00 or 1795346153.048";
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  /** The end of {@link CivilTime#LAST_YEAR}. */
  private static final long LAST_SECONDS = 7_258_118_400L;

  private static final long LAST_MILLISECONDS = LAST_SECONDS * 1000;

  private final ClfTime clf = new ClfTime();
  private final ByteCursor in = new ByteCursor();

  /**
   * Reads a time.
   *
   * @param at where it stood, for the mismatch
   */
  public Stamp read(String text, int at) throws Mismatch {
    Stamp rfc = Rfc3339.stamp(text);
    if (rfc != null) {
      return rfc;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    in.over(bytes, 0, bytes.length);
    try {
      Stamp stamp = ClfTime.startsAt(in, 0) ? Stamp.ofSecond(clf.second(in)) : epoch();
      if (!in.atEnd()) {
        throw in.mismatch(EXAMPLE);
      }
      return stamp;
    } catch (Mismatch mismatch) {
      throw new Mismatch(at, EXAMPLE + " and not \"" + Excerpt.of(text) + '"');
    }
  }

  private Stamp epoch() throws Mismatch {
    long whole = in.number(EXAMPLE);
    if (whole >= LAST_MILLISECONDS || whole >= LAST_SECONDS && whole < FIRST_MILLISECONDS) {
      throw in.mismatch(EXAMPLE);
    }
    if (whole >= FIRST_MILLISECONDS) {
      return Stamp.ofMillisecond(whole * Stamp.MILLISECOND);
    }
    if (in.atEnd()) {
      return Stamp.ofSecond(whole * Stamp.SECOND);
    }
    in.moveTo(0);
    return Stamp.ofMillisecond(in.secondsAsMicros(EXAMPLE));
  }
}
