package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import io.zerodrop.ingest.source.ReadStep.Dated;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file being read and parsed, record by record. It is opened when its turn comes; what cannot be
 * opened or parsed ends up as a rejected record and stops nothing.
 */
final class FileCursor implements Closeable {

  static final long UNDATED = Long.MIN_VALUE;

  /** The one whose last record is the oldest reads on; equals in the order of their paths. */
  static final Comparator<FileCursor> OLDEST_FIRST =
      Comparator.comparingLong(FileCursor::micros).thenComparing(cursor -> cursor.file.display());

  private final LogFile file;
  private final RecordParser parser;
  private final LogRecord record = new LogRecord();
  private final Collected collected = new Collected();
  private final FileTally tally;
  private long line;
  private long offset;
  private LogReader reader;
  private boolean ended;

  FileCursor(LogSplit split) {
    file = split.file();
    parser = file.format().newParser(file.context());
    tally = new FileTally(split.progress());
    line = split.progress().line();
    offset = split.progress().offset();
  }

  /** Where in time reading stands; of an unread file, where it begins as far as that is known. */
  long micros() {
    return tally.dated() ? tally.lastMicros() : file.firstMicros();
  }

  boolean ended() {
    return ended;
  }

  /** Stored bytes read so far; of a compressed file an estimate, exact at its end. */
  long bytesRead() {
    return ended ? file.bytes() : Math.min(offset, file.bytes());
  }

  /** Reads one record, empty if nothing came of it; the last step says that the file has ended. */
  Optional<ReadStep> next() {
    List<Dated> values = collected.values;
    values.clear();
    try {
      open();
      if (reader.next(record)) {
        tally.countRecord();
        parse();
      } else {
        ended = true;
      }
      line = reader.line();
      offset = reader.offset();
    } catch (IOException failure) {
      ended = true;
      collected.rejected(InputProblem.unreadable(file.display(), failure).rejected());
    }
    if (ended) {
      FileRead read = tally.at(line, offset).ended(file);
      values.add(new Dated(new Parsed.FileEnd(read), timestamp()));
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReadStep(values, tally.at(line, offset)));
  }

  private void open() throws IOException {
    if (reader == null) {
      reader =
          offset == 0
              ? LogReader.open(file, collected::passedOver)
              : LogReader.resume(file, line, offset, collected::passedOver);
    }
  }

  private void parse() {
    Position position = record.position();
    try {
      parser.parse(record, collected);
    } catch (RuntimeException fault) {
      collected.rejected(
          new Rejected(
              position,
              "fault in the parser of "
                  + file.format().id()
                  + " ("
                  + fault
                  + "); the record is left out, please report it with a line like this one",
              ""));
    }
  }

  private long timestamp() {
    long micros = micros();
    return micros == LogFile.UNKNOWN_TIME ? UNDATED : Math.floorDiv(micros, 1_000L);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  private final class Collected implements ParsedSink {

    private final List<Dated> values = new ArrayList<>();

    @Override
    public void event(ClusterEvent event) {
      values.add(new Dated(new Parsed.Event(event), timestamp(event.time())));
    }

    @Override
    public void request(RequestLogged request) {
      values.add(new Dated(new Parsed.Request(request), timestamp(request.end())));
    }

    @Override
    public void rejected(Rejected rejected) {
      tally.countRejected();
      values.add(new Dated(new Parsed.Unreadable(rejected), FileCursor.this.timestamp()));
    }

    @Override
    public void irrelevant() {
      tally.countIrrelevant();
    }

    /** A record that the reader itself rejected, so that no parser sees it. */
    void passedOver(Rejected rejected) {
      tally.countRecord();
      rejected(rejected);
    }

    /** A record without a time is put with the one before it. */
    private long timestamp(Stamp time) {
      if (time == null) {
        return FileCursor.this.timestamp();
      }
      tally.see(time);
      return Math.floorDiv(time.latest(), 1_000L);
    }
  }
}
