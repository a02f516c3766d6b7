package io.zerodrop.ingest.parse;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a parser made of records. */
public final class Outcome implements ParsedSink {

  public final List<ClusterEvent> events = new ArrayList<>();
  public final List<RequestLogged> requests = new ArrayList<>();
  public final List<Rejected> rejected = new ArrayList<>();
  public int irrelevant;

  /** What becomes of one record, alone in a file. */
  public static Outcome of(RecordParser parser, String record) {
    Outcome outcome = new Outcome();
    parser.parse(LogRecord.of(record, "input.log", 1), outcome);
    return outcome;
  }

  /** The only thing that came of it, or an error that says what did. */
  public <T extends ClusterEvent> T only(Class<T> type) {
    if (events.size() != 1 || irrelevant > 0 || !rejected.isEmpty()) {
      throw new AssertionError(
          "expected one event, got " + events + ", rejected " + rejected + ", noise " + irrelevant);
    }
    return type.cast(events.get(0));
  }

  public Rejected onlyRejected() {
    if (rejected.size() != 1 || irrelevant > 0 || !events.isEmpty()) {
      throw new AssertionError(
          "expected one rejection, got "
              + rejected
              + ", events "
              + events
              + ", noise "
              + irrelevant);
    }
    return rejected.get(0);
  }

  public boolean onlyIrrelevant() {
    return irrelevant == 1 && events.isEmpty() && rejected.isEmpty();
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
  public void rejected(Rejected record) {
    rejected.add(record);
  }

  @Override
  public void irrelevant() {
    irrelevant++;
  }
}
