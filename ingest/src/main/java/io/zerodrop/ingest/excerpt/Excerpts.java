package io.zerodrop.ingest.excerpt;

import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/** Reads chosen lines of a log again, to show them. */
public final class Excerpts {

  /** Bytes of a decompressed file behind which no line is looked for. */
  public static final long REACH = 128L << 20;

  private Excerpts() {}

  /**
   * What may be shown of the records that begin at the given lines.
   *
   * @param lines counted from 1, as positions have them
   * @return by line; without those that are not there, too far into the file, or private
   */
  public static Map<Long, String> of(LogFile file, SortedSet<Long> lines) {
    Map<Long, String> found = new HashMap<>();
    if (lines.isEmpty()) {
      return found;
    }
    try (LogReader reader = LogReader.open(file, rejected -> {})) {
      LogRecord record = new LogRecord();
      long last = lines.last();
      long next = lines.first();
      while (reader.next(record) && record.line() <= last && reader.offset() < REACH) {
        if (record.line() > next) {
          next = lines.tailSet(record.line()).first();
        }
        if (record.line() == next) {
          String text = ExcerptText.of(file.format().kind(), record.text());
          if (text != null) {
            found.putIfAbsent(record.line(), text);
          }
        }
      }
    } catch (IOException gone) {
      return found;
    }
    return found;
  }
}
