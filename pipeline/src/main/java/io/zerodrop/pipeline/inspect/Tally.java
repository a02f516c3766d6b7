package io.zerodrop.pipeline.inspect;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.ParsedSink;
import java.util.Map;

/** Counts what a parser makes of the records of one file, and keeps a sample. */
final class Tally implements ParsedSink {

  private long records;
  private long requests;
  private long events;
  private long irrelevant;
  private long quarantined;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private Map<String, String> sample = Map.of();
  private String complaint;
  private boolean request;
  private boolean event;
  private boolean rejected;

  /** To be called behind each record. */
  void endOfRecord() {
    records++;
    if (rejected) {
      quarantined++;
    } else if (request) {
      requests++;
    } else if (event) {
      events++;
    } else {
      irrelevant++;
    }
    request = false;
    event = false;
    rejected = false;
  }

  @Override
  public void event(ClusterEvent read) {
    event = true;
    add(read.time());
    if (sample.isEmpty()) {
      sample = SampleFields.of(read);
    }
  }

  @Override
  public void request(RequestLogged read) {
    request = true;
    add(read.end());
    boolean told = sample.keySet().stream().anyMatch(name -> name.startsWith("upstream"));
    if (!told) {
      sample = SampleFields.of(read);
    }
  }

  private void add(Stamp time) {
    if (time != null) {
      earliest = Math.min(earliest, time.earliest());
      latest = Math.max(latest, time.latest());
    }
  }

  @Override
  public void rejected(Rejected record) {
    rejected = true;
    if (complaint == null) {
      complaint = "line " + record.position().line() + ": " + record.reason();
    }
  }

  @Override
  public void irrelevant() {
    // counted as the record's end is told
  }

  FileInspection.Counts counts() {
    return new FileInspection.Counts(records, requests, events, irrelevant, quarantined);
  }

  Long from() {
    return earliest == Long.MAX_VALUE ? null : Long.valueOf(earliest);
  }

  Long to() {
    return latest == Long.MIN_VALUE ? null : Long.valueOf(latest);
  }

  Map<String, String> sample() {
    return sample;
  }

  String complaint() {
    return complaint;
  }
}
