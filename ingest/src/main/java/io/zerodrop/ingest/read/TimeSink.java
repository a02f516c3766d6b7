package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the times of parsed records. */
final class TimeSink implements ParsedSink {

  private final List<Long> ahead = new ArrayList<>();
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long firstWritten = Long.MAX_VALUE;
  private long written = LogRecord.UNKNOWN;

  /** To be called before each record is parsed. */
  void next(LogRecord record) {
    written = record.writtenMicros();
    if (written != LogRecord.UNKNOWN) {
      firstWritten = Math.min(firstWritten, written);
    }
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
    earliest = Math.min(earliest, time.earliest());
    latest = Math.max(latest, time.latest());
    if (written != LogRecord.UNKNOWN) {
      ahead.add(written - time.latest());
    }
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
    Collections.sort(ahead);
    return new Times(
        earliest == Long.MAX_VALUE ? unknown : earliest,
        latest == Long.MIN_VALUE ? unknown : latest,
        firstWritten == Long.MAX_VALUE ? unknown : firstWritten,
        ahead.isEmpty() ? unknown : ahead.get(ahead.size() / 2));
  }
}
