package io.zerodrop.ingest.source;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.ReadStep.Dated;
import io.zerodrop.ingest.traffic.RequestSieve;
import io.zerodrop.ingest.traffic.ServedRequest;
import java.util.ArrayList;
import java.util.List;

/** What came of some records of one file, counted and dated. */
final class Collected implements ParsedSink {

  private final LogFile file;
  private final RecordParser parser;
  private final RequestSieve sieve;
  private List<Dated> values = new ArrayList<>();
  private FileTally tally;
  private ServedRequest offered;

  /**
   * @param sieve which requests to keep, null for all
   * @param tally of the records before
   */
  Collected(LogFile file, RequestSieve sieve, FileTally tally) {
    this.file = file;
    this.parser = file.format().newParser(file.context());
    this.sieve = sieve;
    this.tally = tally;
  }

  void parse(LogRecord record) {
    tally.countRecord();
    try {
      parser.parse(record, this);
    } catch (RuntimeException fault) {
      rejected(fault(record.position(), fault));
    }
    offered = null;
  }

  private Rejected fault(Position position, RuntimeException fault) {
    return new Rejected(
        position,
        "fault in the parser of "
            + file.format().id()
            + " ("
            + fault
            + "); the record is left out, please report it with a line like this one",
        "");
  }

  FileTally tally() {
    return tally;
  }

  /** Begins to count anew. */
  void startOver() {
    tally = new FileTally(FileProgress.START);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** All values since the last call, and what the sieve has counted. */
  List<Dated> take() {
    if (sieve != null) {
      sieve.drain(count -> values.add(new Dated(new Parsed.Counted(count), timestamp())));
    }
    List<Dated> taken = values;
    values = new ArrayList<>();
    return taken;
  }

  /** In milliseconds, of the last record with a time. */
  long timestamp() {
    return tally.dated() ? Math.floorDiv(tally.lastMicros(), 1_000L) : FileCursor.UNDATED;
  }

  @Override
  public void event(ClusterEvent event) {
    values.add(new Dated(new Parsed.Event(event), timestamp(event.time())));
  }

  @Override
  public boolean served(ServedRequest request) {
    if (sieve == null) {
      return false;
    }
    if (sieve.counts(request)) {
      tally.see(request.endEarliest, request.endLatest);
      return true;
    }
    offered = request;
    return false;
  }

  @Override
  public void request(RequestLogged request) {
    if (sieve != null && offered != null) {
      sieve.learn(offered, request);
    }
    long timestamp = timestamp(request.end());
    if (sieve == null || sieve.keeps(request)) {
      values.add(new Dated(new Parsed.Request(request), timestamp));
    }
  }

  @Override
  public void rejected(Rejected rejected) {
    tally.countRejected();
    values.add(new Dated(new Parsed.Unreadable(rejected), timestamp()));
  }

  @Override
  public void irrelevant() {
    tally.countIrrelevant();
  }

  /** A record that the reader itself rejected, so that no parser sees it. */
  void passedOver(Rejected rejected) {
    tally.countRecord();
    rejected(rejected);
  }

  /** A record without a time is put with the one before it. */
  private long timestamp(Stamp time) {
    if (time == null) {
      return timestamp();
    }
    tally.see(time.earliest(), time.latest());
    return Math.floorDiv(time.latest(), 1_000L);
  }
}
