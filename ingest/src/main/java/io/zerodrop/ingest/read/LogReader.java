package io.zerodrop.ingest.read;

import io.zerodrop.ingest.envelope.Origin;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.Framing;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The records of one file, one after the other, decompressed, framed and with the envelopes of log
 * shippers taken off. Bad input never ends in an exception: what cannot be read is handed over as
 * {@link Rejected}, and reading goes on behind it.
 */
public final class LogReader implements Closeable {

  /** Longest line of text in bytes. */
  public static final int LINE_CAP = 1 << 20;

  /**
   * Longest JSON value on one line in bytes: etcd holds 1.5 MiB, and an audit event two of them.
   */
  public static final int JSON_LINE_CAP = 8 << 20;

  /** Longest JSON value or YAML document over many lines in bytes, such as a list of all pods. */
  public static final int VALUE_CAP = 64 << 20;

  private static final Set<LogKind> OF_OBJECTS =
      EnumSet.of(
          LogKind.AUDIT, LogKind.ENDPOINT_SLICE, LogKind.POD, LogKind.EVENT, LogKind.MANIFEST);

  private final LogFile file;
  private final InputStream in;
  private final boolean complete;
  private final Framer framer;
  private final EnvelopeReader envelopes;
  private final Rejections rejections;
  private long resumeOffset;
  private long resumeLine;
  private boolean ended;

  /** Reads a file from its beginning to its end. */
  public static LogReader open(LogFile file, Consumer<Rejected> rejected) throws IOException {
    return new LogReader(file, Decompression.open(file.path()), 1, 0, true, rejected);
  }

  /** Reads on from where another reader of the same file stood ({@link #line}, {@link #offset}). */
  public static LogReader resume(LogFile file, long line, long offset, Consumer<Rejected> rejected)
      throws IOException {
    InputStream in = Decompression.open(file.path());
    in.skipNBytes(offset);
    return new LogReader(file, in, line, offset, true, rejected);
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
    this(file, in, new Window(in, offset), line, complete, rejected);
  }

  /** Reads whole lines of a file that somebody else has read and cut. */
  public static LogReader over(LineBlock block, LogFile file, Consumer<Rejected> rejected) {
    Window window = new Window(block.bytes(), block.length(), block.offset());
    return new LogReader(file, InputStream.nullInputStream(), window, block.line(), true, rejected);
  }

  private LogReader(
      LogFile file,
      InputStream in,
      Window window,
      long line,
      boolean complete,
      Consumer<Rejected> rejected) {
    this.file = file;
    this.in = in;
    this.complete = complete;
    this.resumeOffset = window.offset();
    this.resumeLine = line;
    boolean reports = file.selection() == null || file.selection().reportsDamage();
    this.rejections =
        new Rejections(
            file.display(),
            OF_OBJECTS.contains(file.format().kind()),
            reports ? rejected : ignored -> {});
    Framing framing = file.detection().framing();
    this.envelopes = new EnvelopeReader(file.detection().envelopes(), lineCap(file));
    this.framer = framer(framing, window, line, complete);
  }

  /** Longest line of a file in bytes. */
  public static int lineCap(LogFile file) {
    return holdsJson(file) ? JSON_LINE_CAP : LINE_CAP;
  }

  private static boolean holdsJson(LogFile file) {
    return file.detection().framing() == Framing.JSON_VALUE
        || file.format().framing() == Framing.JSON_VALUE;
  }

  private Framer framer(Framing framing, Window window, long line, boolean complete) {
    String name = file.display();
    return switch (framing) {
      case LINE -> new LineFramer(window, name, line, lineCap(file), complete);
      case JSON_VALUE -> new JsonFramer(window, name, line, JSON_LINE_CAP, VALUE_CAP, complete);
      case YAML_DOCUMENT -> new YamlFramer(window, name, line, VALUE_CAP, complete);
    };
  }

  /** Reads a whole file through its parser. */
  public static void readAll(LogFile file, ParsedSink sink) {
    RecordParser parser = file.format().newParser(file.context());
    try (LogReader reader = open(file, sink::rejected)) {
      LogRecord record = new LogRecord();
      while (reader.next(record)) {
        parser.parse(record, sink);
      }
      Rejected cut = InputProblem.cut(file, reader.line(), reader.offset());
      if (cut != null) {
        sink.rejected(cut);
      }
    } catch (IOException failure) {
      sink.rejected(InputProblem.unreadable(file.display(), failure).rejected());
    }
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
      while (framer.next(record, rejections)) {
        if (envelopes.open(record, rejections) && selected()) {
          if (!envelopes.midLine()) {
            resumeOffset = framer.offset();
            resumeLine = framer.line();
          }
          return true;
        }
      }
      return complete && envelopes.flush(record);
    } catch (IOException failure) {
      ended = true;
      rejections.add(framer.line(), framer.offset(), endedBy(failure));
      return false;
    }
  }

  /** Why a file is not read any further. */
  static String endedBy(IOException failure) {
    return "cannot be read further: "
        + InputProblem.reason(failure)
        + "; what stands before is read";
  }

  /** Whether any record so far was in an envelope. */
  public boolean metEnvelopes() {
    return envelopes.met();
  }

  private boolean selected() {
    return file.selection() == null || file.selection().includes(envelopes.origin());
  }

  public LogFile file() {
    return file;
  }

  /** Who wrote the last record, as its envelopes tell; never null. */
  public Origin origin() {
    return envelopes.origin();
  }

  /**
   * Where a new reader has to start to miss nothing after the last record; before it, where the
   * parts of another line were open then.
   */
  public long offset() {
    return resumeOffset;
  }

  /** The line of {@link #offset()}, counted from 1. */
  public long line() {
    return resumeLine;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
