package io.zerodrop.ingest.parse.text;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;

/** Says of a record that cannot be read what was expected, what was found, and what to do. */
public final class Rejection {

  private static final int SHOWN = 40;
  private static final int BEFORE = 200;

  private Rejection() {}

  /**
   * @param advice what the reader of the quarantine can do about it
   */
  public static Rejected of(LogRecord record, Mismatch mismatch, String advice) {
    int at = Math.min(Math.max(mismatch.at(), record.from()), record.to());
    String reason =
        "column "
            + (at - record.from() + 1)
            + ": expected "
            + Excerpt.of(mismatch.expected())
            + ", found "
            + found(record, at)
            + "; "
            + advice;
    return new Rejected(
        record.position(), reason, Excerpt.of(record.bytes(), record.from(), record.to()));
  }

  private static String found(LogRecord record, int at) {
    if (at >= record.to()) {
      return "the end of the line";
    }
    int from = Math.max(record.from(), at - BEFORE);
    int to = Math.min(record.to(), at + SHOWN);
    // What is shown may begin inside of a secret, so its surroundings count.
    if (!Excerpt.isHarmless(text(record, from, to))) {
      return "something near a secret";
    }
    return '"' + Excerpt.of(record.bytes(), at, to).replace('"', '\'') + '"';
  }

  private static String text(LogRecord record, int from, int to) {
    return new String(record.bytes(), from, to - from, StandardCharsets.UTF_8);
  }
}
