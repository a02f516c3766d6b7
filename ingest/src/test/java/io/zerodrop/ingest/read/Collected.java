package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.parse.ParsedSink;
import java.util.ArrayList;
import java.util.List;

/** Everything that reading logs gives. */
final class Collected implements ParsedSink {

  final List<ClusterEvent> events = new ArrayList<>();
  final List<RequestLogged> requests = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();
  int irrelevant;

  static Collected of(Iterable<LogFile> files) {
    Collected collected = new Collected();
    files.forEach(file -> LogReader.readAll(file, collected));
    return collected;
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
  public void rejected(Rejected rejection) {
    rejected.add(rejection);
  }

  @Override
  public void irrelevant() {
    irrelevant++;
  }
}
