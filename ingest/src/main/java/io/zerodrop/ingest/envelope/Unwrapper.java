package io.zerodrop.ingest.envelope;

import io.zerodrop.ingest.parse.LogRecord;

/** Takes one kind of envelope off records. One instance serves one file and one thread. */
public interface Unwrapper {

  /** Changes the record to its payload if it is in this envelope. */
  Opened open(LogRecord record);

  /** Who wrote the record opened last; never null. */
  Origin origin();
}
