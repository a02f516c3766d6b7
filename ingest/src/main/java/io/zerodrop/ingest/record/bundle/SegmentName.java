package io.zerodrop.ingest.record.bundle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * {@code pods-20260501T100000.123Z.jsonl}: kind and first moment, so that the segments of a kind
 * sort by time.
 */
final class SegmentName {

  static final String SUFFIX = ".jsonl";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SegmentName() {}

  static String of(RecordKind kind, Instant begun) {
    return kind.stem() + "-" + TIME.format(begun) + SUFFIX;
  }
}
