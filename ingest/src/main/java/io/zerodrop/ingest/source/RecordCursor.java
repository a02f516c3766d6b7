package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.read.InputProblem;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import io.zerodrop.ingest.source.ReadStep.Dated;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a file record by record, in the order in which they stand. */
final class RecordCursor implements FileCursor {

  /** Records after which counts are handed on though nothing else came of them. */
  private static final int COUNTED = 4_096;

  private final LogFile file;
  private final LogRecord record = new LogRecord();
  private final Collected collected;
  private long line;
  private long offset;
  private LogReader reader;
  private int silent;
  private boolean ended;

  /**
   * @param sieves which requests to keep, null for all
   */
  RecordCursor(LogSplit split, RequestSieve.Maker sieves) {
    file = split.file();
    collected =
        new Collected(
            file,
            sieves == null ? null : sieves.make(file.context().router()),
            new FileTally(split.progress()));
    line = split.progress().line();
    offset = split.progress().offset();
  }

  @Override
  public LogFile file() {
    return file;
  }

  @Override
  public long micros() {
    return collected.tally().dated() ? collected.tally().lastMicros() : file.firstMicros();
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public long bytesRead() {
    return ended ? file.bytes() : Math.min(offset, file.bytes());
  }

  @Override
  public int stride() {
    return 1;
  }

  @Override
  public Optional<ReadStep> next() {
    try {
      open();
      if (reader.next(record)) {
        collected.parse(record);
      } else {
        ended = true;
        Rejected cut = InputProblem.cut(file, reader.line(), reader.offset());
        if (cut != null) {
          collected.rejected(cut);
        }
      }
      line = reader.line();
      offset = reader.offset();
    } catch (IOException failure) {
      ended = true;
      collected.rejected(InputProblem.unreadable(file.display(), failure).rejected());
    }
    if (collected.isEmpty() && !ended && ++silent < COUNTED) {
      return Optional.empty();
    }
    silent = 0;
    List<Dated> values = collected.take();
    FileProgress progress = collected.tally().at(line, offset);
    if (ended) {
      values.add(new Dated(new Parsed.FileEnd(progress.ended(file)), timestamp()));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new ReadStep(values, progress));
  }

  private void open() throws IOException {
    if (reader == null) {
      reader =
          offset == 0
              ? LogReader.open(file, collected::passedOver)
              : LogReader.resume(file, line, offset, collected::passedOver);
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
}
