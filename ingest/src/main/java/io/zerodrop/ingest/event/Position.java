package io.zerodrop.ingest.event;

import java.util.Comparator;

/**
 * Where a record stood.
 *
 * @param file the path as the user gave it, with {@code !} before a name inside an archive
 * @param line counted from 1
 * @param offset of the first byte of the record in the decompressed file, counted from 0
 */
public record Position(String file, long line, long offset) implements Comparable<Position> {

  public Position {
    file = SharedText.of(file);
  }

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::file)
          .thenComparingLong(Position::line)
          .thenComparingLong(Position::offset);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
