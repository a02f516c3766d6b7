package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.read.Decompression;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import io.zerodrop.ingest.source.ReadStep.Dated;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Follows one file to where it ends by now, again and again, until its writer has left it or its
 * end is asked for.
 */
final class TailCursor implements Closeable {

  /** Records between two places where a checkpoint may fall. */
  private static final int STEP = 512;

  private final TailSplit split;
  private final Collected collected;
  private final LogRecord record = new LogRecord();
  private long line;
  private long offset;
  private TailedFile file;
  private LogReader reader;
  private boolean atEnd;
  private boolean ended;

  TailCursor(TailSplit split) {
    this.split = split;
    collected = new Collected(split.log().file(), null, new FileTally(split.log().progress()));
    line = split.log().progress().line();
    offset = split.log().progress().offset();
  }

  String id() {
    return split.splitId();
  }

  LogFile log() {
    return split.log().file();
  }

  /** Of the last record with a time, {@link LogFile#UNKNOWN_TIME} without one. */
  long micros() {
    return collected.tally().dated() ? collected.tally().lastMicros() : log().firstMicros();
  }

  /** Whether all that is written was read. */
  boolean atEnd() {
    return atEnd;
  }

  boolean ended() {
    return ended;
  }

  long offset() {
    return offset;
  }

  /**
   * Reads on.
   *
   * @param left whether the writer is done with the file, so that its end is its end
   * @return empty if nothing was there
   */
  Optional<ReadStep> next(boolean left) {
    atEnd = false;
    try {
      open();
      if (file.truncated(offset)) {
        return Optional.of(last(file.copy(offset).orElse(null)));
      }
      if (readOn(reader)) {
        return Optional.of(new ReadStep(collected.take(), progress()));
      }
      atEnd = true;
      return left || !file.grows() ? Optional.of(last(log().path())) : taken();
    } catch (IOException failure) {
      collected.rejected(InputProblem.unreadable(log().display(), failure).rejected());
      return Optional.of(end());
    }
  }

  /** Whether the name now stands for another file. */
  boolean renamed() {
    return file != null && file.renamed();
  }

  private void open() throws IOException {
    if (file == null) {
      file = TailedFile.open(log().path(), split.identity(), offset);
      reader =
          new LogReader(log(), file.stream(), line, offset, !file.grows(), collected::passedOver);
    }
  }

  /**
   * @return false if that was the last record
   */
  private boolean readOn(LogReader from) {
    int read = 0;
    while (read < STEP && from.next(record)) {
      collected.parse(record);
      read++;
    }
    line = from.line();
    offset = from.offset();
    return read == STEP;
  }

  private Optional<ReadStep> taken() {
    List<Dated> values = collected.take();
    return values.isEmpty() ? Optional.empty() : Optional.of(new ReadStep(values, progress()));
  }

  /** What is left, down to a last line without an end. */
  private ReadStep last(Path place) throws IOException {
    if (place == null) {
      collected.rejected(
          new Rejected(
              new Position(log().display(), line, offset),
              "truncated by its writer, and no copy of it is there: lines that came just before"
                  + " are lost",
              ""));
      return end();
    }
    if (file.grows()) {
      InputStream rest = place.equals(log().path()) ? reopened() : Decompression.open(place);
      try (rest) {
        if (!place.equals(log().path())) {
          rest.skipNBytes(offset);
        }
        LogReader complete = new LogReader(log(), rest, line, offset, true, collected::passedOver);
        while (readOn(complete)) {
          continue;
        }
      }
    }
    return end();
  }

  /** The same file from where the last whole record ended. */
  private InputStream reopened() throws IOException {
    return TailedFile.open(log().path(), split.identity(), offset).stream();
  }

  private ReadStep end() {
    ended = true;
    atEnd = true;
    List<Dated> values = collected.take();
    long micros = micros();
    values.add(
        new Dated(
            new Parsed.FileEnd(progress().ended(log())),
            micros == LogFile.UNKNOWN_TIME ? FileCursor.UNDATED : Math.floorDiv(micros, 1_000L)));
    return new ReadStep(values, progress());
  }

  FileProgress progress() {
    return collected.tally().at(line, offset);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
