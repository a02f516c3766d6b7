package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.FileContext;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * One file to read and everything that was found out about it beforehand. Complete: a reader needs
 * nothing else, on any machine that sees the same file system.
 *
 * @param display the path as the user gave it, with {@code !} before a name inside an archive; what
 *     positions show
 * @param location of the bytes, which may be compressed; a temporary copy for standard input and
 *     for a member of an archive
 * @param bytes stored at that location
 * @param detection what it is taken for; always readable
 * @param selection which of the containers in the file this is, null for all that is in it
 * @param firstMicros the time of the first record that has one, {@link #UNKNOWN_TIME} if not known
 * @param lastMicros the time of the last record that has one, {@link #UNKNOWN_TIME} if not known
 */
public record LogFile(
    String display,
    String location,
    long bytes,
    Detection detection,
    Selection selection,
    FileContext context,
    long firstMicros,
    long lastMicros)
    implements Serializable {

  public static final long UNKNOWN_TIME = Long.MIN_VALUE;

  /** A file of which nothing is known but its format. */
  public static LogFile of(Path path, LogFormat format) {
    String display = path.toString();
    return new LogFile(
        display,
        Location.of(path),
        Location.bytes(path),
        Detection.certain(format),
        null,
        FileContext.of(display, 0),
        UNKNOWN_TIME,
        UNKNOWN_TIME);
  }

  public LogFormat format() {
    return detection.format();
  }

  public Path path() {
    return Location.path(location);
  }
}
