package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.LogRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.function.Consumer;

/**
 * The records of one file, one after the other, decompressed, framed and with the envelopes of log
 * shippers taken off. Bad input never ends in an exception: what cannot be read is handed over as
 * {@link Rejected}, and reading goes on behind it.
 */
public final class LogReader implements Closeable {

  /** Longest line of text. */
  public static final int LINE_CAP = 1 << 20;

  private final LogFile file;
  private final InputStream in;
  private final Framer framer;
  private final Rejections rejections;
  private boolean ended;

  /** Reads a file from its beginning to its end. */
  public static LogReader open(LogFile file, Consumer<Rejected> rejected) throws IOException {
    return new LogReader(file, Files.newInputStream(file.path()), 1, 0, true, rejected);
  }

  /**
   * Reads on in a stream that the caller has positioned.
   *
   * @param in decompressed bytes
   * @param line of the stream's first byte, counted from 1
   * @param offset of the stream's first byte in the decompressed file
   * @param complete whether the end of the stream is the end of the file. If not, an unfinished
   *     last record waits, and {@link #next} may find more after it has returned false
   */
  public LogReader(
      LogFile file,
      InputStream in,
      long line,
      long offset,
      boolean complete,
      Consumer<Rejected> rejected) {
    this.file = file;
    this.in = in;
    this.rejections = new Rejections(file.display(), rejected);
    this.framer = new LineFramer(new Window(in, offset), file.display(), line, LINE_CAP, complete);
  }

  /**
   * Points the record to the next one; its bytes stay valid until the next call.
   *
   * @return false at the end
   */
  public boolean next(LogRecord record) {
    if (ended) {
      return false;
    }
    try {
      return framer.next(record, rejections);
    } catch (IOException failure) {
      ended = true;
      rejections.add(
          framer.line(),
          framer.offset(),
          "cannot be read further: " + failure.getMessage() + "; what stands before is read");
      return false;
    }
  }

  public LogFile file() {
    return file;
  }

  /** Where a new reader has to start to continue after the last record. */
  public long offset() {
    return framer.offset();
  }

  /** The line of {@link #offset()}, counted from 1. */
  public long line() {
    return framer.line();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
