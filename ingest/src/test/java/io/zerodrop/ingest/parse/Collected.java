package io.zerodrop.ingest.parse;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a parser made of some lines, kept for a test to look at. */
public final class Collected implements ParsedSink {

  public static final long REFERENCE = micros("2026-11-22T11:00:00Z");

  public final List<ClusterEvent> events = new ArrayList<>();
  public final List<RequestLogged> requests = new ArrayList<>();
  public final List<Rejected> rejections = new ArrayList<>();
  public int irrelevant;

  public static Collected by(RecordParser parser, String... lines) {
    Collected collected = new Collected();
    long number = 0;
    for (String line : lines) {
      parser.parse(LogRecord.of(line, "a.log", ++number), collected);
    }
    return collected;
  }

  public static FileContext context() {
    return FileContext.of("a.log", REFERENCE);
  }

  public static long micros(String rfc3339) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(rfc3339));
  }

  /** The second that begins at the given time. */
  public static Stamp second(String rfc3339) {
    return Stamp.ofSecond(micros(rfc3339));
  }

  public <E extends ClusterEvent> List<E> events(Class<E> type) {
    return events.stream().map(type::cast).toList();
  }

  /** The only thing that came of the lines, or an error that says what did. */
  public <E extends ClusterEvent> E only(Class<E> type) {
    requireOne(events);
    return type.cast(events.get(0));
  }

  public Rejected onlyRejection() {
    requireOne(rejections);
    return rejections.get(0);
  }

  public boolean onlyIrrelevant() {
    return irrelevant == 1 && outcomes() == 1;
  }

  private void requireOne(List<?> of) {
    if (of.size() != 1 || outcomes() != 1) {
      throw new AssertionError(
          "expected one, got events %s, rejections %s, %d irrelevant"
              .formatted(events, rejections, irrelevant));
    }
  }

  public int outcomes() {
    return events.size() + requests.size() + rejections.size() + irrelevant;
  }

  @Override
  public void event(ClusterEvent event) {
    events.add(event);
  }

  @Override
  public void request(RequestLogged request) {
    requests.add(request);
  }

  @Override
  public void rejected(Rejected rejected) {
    rejections.add(rejected);
  }

  @Override
  public void irrelevant() {
    irrelevant++;
  }
}
