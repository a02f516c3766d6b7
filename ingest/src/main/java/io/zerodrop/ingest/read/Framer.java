package io.zerodrop.ingest.read;

import io.zerodrop.ingest.parse.LogRecord;
import java.io.IOException;

/** Cuts a stream into records. */
interface Framer {

  /**
   * Finds the next record. What cannot be one is handed to {@code rejections} and passed over.
   *
   * @return false when the stream holds no further complete record
   */
  boolean next(LogRecord record, Rejections rejections) throws IOException;

  /** Where reading goes on: the offset of the first byte not yet part of a record. */
  long offset();

  /** The line of {@link #offset()}, counted from 1. */
  long line();
}
