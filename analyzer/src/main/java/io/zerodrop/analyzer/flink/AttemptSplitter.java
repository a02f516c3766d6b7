package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Counts every request where it is parsed and lets only the attempts travel that the analysis
 * needs. Counts leave with the watermark and before a checkpoint, so nothing is held in state.
 */
public final class AttemptSplitter extends AbstractStreamOperator<RouteObservation>
    implements OneInputStreamOperator<RequestLogged, RouteObservation>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** A start that is less certain comes from a format without durations: only the end is told. */
  private static final long WIDEST_START = 10 * Stamp.SECOND;

  private final Suspicion suspicion;
  private final Collection<String> services;
  private final Map<String, String> addressServices;
  private final OutputTag<TrafficCount> traffic;

  private transient RouteKeys keys;
  private transient Map<String, Map<Long, TrafficCount>> counts;

  /**
   * @param services {@code namespace/name} of all known Services
   * @param addressServices the Service of each address that belongs to exactly one
   */
  public AttemptSplitter(
      Suspicion suspicion,
      Collection<String> services,
      Map<String, String> addressServices,
      OutputTag<TrafficCount> traffic) {
    this.suspicion = suspicion;
    this.services = services;
    this.addressServices = addressServices;
    this.traffic = traffic;
  }

  @Override
  public void open() throws Exception {
    super.open();
    keys = new RouteKeys(new ServiceNames(services));
    counts = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<RequestLogged> element) {
    RequestLogged request = element.getValue();
    count(request);
    if (!suspicion.concerns(request)) {
      return;
    }
    if (request.attempts().isEmpty()) {
      send(request, -1, element);
    }
    for (int i = 0; i < request.attempts().size(); i++) {
      send(request, i, element);
    }
  }

  private void send(RequestLogged request, int index, StreamRecord<?> element) {
    AttemptSeen seen = new AttemptSeen(request, index, keys.serviceOf(request));
    String route = keys.of(request, seen.attempt());
    RouteObservation observation = new RouteObservation.Attempted(route, seen);
    output.collect(new StreamRecord<>(observation, element.getTimestamp()));
  }

  private void count(RequestLogged request) {
    String service = serviceOf(request);
    boolean failed = request.status() >= 500 || request.status() == 499;
    boolean timed = request.start().width() <= WIDEST_START;
    Stamp when = timed ? request.start() : request.end();
    long second = Math.floorDiv(when.middle(), Stamp.SECOND);
    long took = failed || !timed ? -1 : request.end().middle() - request.start().middle();
    counts
        .computeIfAbsent(service, s -> new TreeMap<>())
        .merge(
            second,
            new TrafficCount(
                service, second, 1, failed ? 1 : 0, Math.max(1, request.attempts().size()), took),
            TrafficCount::plus);
  }

  private String serviceOf(RequestLogged request) {
    String named = keys.serviceOf(request);
    if (named != null) {
      return named;
    }
    for (Attempt attempt : request.attempts()) {
      String service = attempt.address() == null ? null : addressServices.get(attempt.address());
      if (service != null) {
        return service;
      }
    }
    return "";
  }

  private void flush() {
    counts
        .values()
        .forEach(
            bySecond ->
                bySecond
                    .values()
                    .forEach(count -> output.collect(traffic, new StreamRecord<>(count))));
    counts.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }
}
