package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;

/** Collects the times of parsed records. */
final class TimeSink implements ParsedSink {

  private final int enough;
  private int count;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long firstWritten = Long.MAX_VALUE;

  /**
   * @param enough times to see
   */
  TimeSink(int enough) {
    this.enough = enough;
  }

  /** To be called before each record is parsed. */
  void next(LogRecord record) {
    if (record.writtenMicros() != LogRecord.UNKNOWN) {
      firstWritten = Math.min(firstWritten, record.writtenMicros());
    }
  }

  boolean enough() {
    return count >= enough;
  }

  @Override
  public void event(ClusterEvent event) {
    add(event.time());
  }

  @Override
  public void request(RequestLogged request) {
    add(request.end());
  }

  private void add(Stamp time) {
    if (time == null) {
      return;
    }
    count++;
    earliest = Math.min(earliest, time.earliest());
    latest = Math.max(latest, time.latest());
  }

  @Override
  public void rejected(Rejected rejected) {
    // counted when the file is read in earnest
  }

  @Override
  public void irrelevant() {
    // tells no time
  }

  Times times() {
    long unknown = LogFile.UNKNOWN_TIME;
    return new Times(
        earliest == Long.MAX_VALUE ? unknown : earliest,
        latest == Long.MIN_VALUE ? unknown : latest,
        firstWritten == Long.MAX_VALUE ? unknown : firstWritten);
  }
}
