package io.zerodrop.pipeline.replay;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import java.util.ArrayList;
import java.util.List;

/** What is in the files, read one after the other without Flink. */
record ReadDirectly(
    List<ClusterEvent> events, List<RequestLogged> requests, List<Rejected> rejections)
    implements ParsedSink {

  static ReadDirectly of(List<LogFile> files) {
    ReadDirectly read = new ReadDirectly(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    files.forEach(file -> LogReader.readAll(file, read));
    return read;
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
    // leaves nothing behind
  }
}
