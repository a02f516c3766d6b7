package io.zerodrop.ingest.source;

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

  /** A record tells a time between these bounds, in microseconds. */
  void see(long earliest, long latest) {
    firstMicros = dated() ? Math.min(firstMicros, earliest) : earliest;
    lastMicros = dated() ? Math.max(lastMicros, latest) : latest;
  }

  /** Adds what was counted of the records that follow. */
  void add(FileTally next) {
    records += next.records;
    irrelevant += next.irrelevant;
    rejected += next.rejected;
    if (next.dated()) {
      see(next.firstMicros, next.lastMicros);
    }
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
