package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.LogFile;
import java.io.Closeable;
import java.util.Comparator;
import java.util.Optional;

/**
 * A file being read and parsed. It is opened when its turn comes; what cannot be opened or parsed
 * ends up as a rejected record and stops nothing.
 */
interface FileCursor extends Closeable {

  long UNDATED = Long.MIN_VALUE;

  /** The one whose last record is the oldest reads on; equals in the order of their paths. */
  Comparator<FileCursor> OLDEST_FIRST =
      Comparator.comparingLong(FileCursor::micros).thenComparing(cursor -> cursor.file().display());

  LogFile file();

  /** Where in time reading stands; of an unread file, where it begins as far as that is known. */
  long micros();

  boolean ended();

  /** Stored bytes read so far; of a compressed file an estimate, exact at its end. */
  long bytesRead();

  /** How many records it reads at a time. */
  int stride();

  /** Reads on, empty if nothing came of it; the last step says that the file has ended. */
  Optional<ReadStep> next();
}
