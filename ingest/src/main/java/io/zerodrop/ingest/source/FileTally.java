package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.read.LogFile;

/** Counts what a file holds while it is read. */
final class FileTally {

  private long records;
  private long irrelevant;
  private long rejected;
  private long firstMicros;
  private long lastMicros;

  FileTally(FileProgress soFar) {
    records = soFar.records();
    irrelevant = soFar.irrelevant();
    rejected = soFar.rejected();
    firstMicros = soFar.firstMicros();
    lastMicros = soFar.lastMicros();
  }

  void countRecord() {
    records++;
  }

  void countIrrelevant() {
    irrelevant++;
  }

  void countRejected() {
    rejected++;
  }

  void see(Stamp time) {
    firstMicros = dated() ? Math.min(firstMicros, time.earliest()) : time.earliest();
    lastMicros = dated() ? Math.max(lastMicros, time.latest()) : time.latest();
  }

  boolean dated() {
    return lastMicros != LogFile.UNKNOWN_TIME;
  }

  long lastMicros() {
    return lastMicros;
  }

  FileProgress at(long line, long offset) {
    return new FileProgress(line, offset, records, irrelevant, rejected, firstMicros, lastMicros);
  }
}
