package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes off the times of routers' logs what their clocks are ahead.
 *
 * @param routers microseconds by router, for its access log
 * @param files microseconds by file, for its error log
 */
public record RouterCorrection(Map<String, Long> routers, Map<String, Long> files)
    implements Serializable {

  public static final RouterCorrection NONE = new RouterCorrection(Map.of(), Map.of());

  public RouterCorrection {
    routers = new TreeMap<>(routers);
    files = new TreeMap<>(files);
  }

  public static RouterCorrection of(Collection<ClockReading> readings) {
    Map<String, Long> routers = new TreeMap<>();
    Map<String, Long> files = new TreeMap<>();
    for (ClockReading reading : readings) {
      if (reading.offset() != 0) {
        Map<String, Long> of = reading.clock().source().equals("access") ? routers : files;
        of.put(reading.clock().place(), reading.offset());
      }
    }
    return new RouterCorrection(routers, files);
  }

  /** What is left to take off once the other correction has been made. */
  public RouterCorrection less(RouterCorrection made) {
    return new RouterCorrection(less(routers, made.routers), less(files, made.files));
  }

  private static Map<String, Long> less(Map<String, Long> all, Map<String, Long> made) {
    Map<String, Long> left = new TreeMap<>(all);
    made.forEach((place, micros) -> left.merge(place, -micros, Long::sum));
    left.values().removeIf(micros -> micros == 0);
    return left;
  }

  /** Readings of clocks that this correction has been made to, as of the clocks before it. */
  public List<ClockReading> onTop(List<ClockReading> residual) {
    return residual.stream().map(reading -> reading.later(made(reading.clock()))).toList();
  }

  private long made(Clock clock) {
    Map<String, Long> of = clock.source().equals("access") ? routers : files;
    return of.getOrDefault(clock.place(), 0L);
  }

  public boolean changesNothing() {
    return routers.isEmpty() && files.isEmpty();
  }

  public RequestLogged of(RequestLogged request) {
    Long ahead = routers.get(request.router());
    if (ahead == null) {
      return request;
    }
    List<Attempt> attempts =
        request.attempts().stream().map(attempt -> moved(attempt, -ahead)).toList();
    return new RequestLogged(
        request.position(),
        request.router(),
        request.format(),
        plus(request.start(), -ahead),
        plus(request.end(), -ahead),
        request.requestId(),
        request.method(),
        request.path(),
        request.query(),
        request.status(),
        request.clientIp(),
        request.host(),
        request.namespace(),
        request.service(),
        request.servicePort(),
        request.upstreamName(),
        attempts,
        request.hiddenAttempts());
  }

  private static Attempt moved(Attempt of, long micros) {
    return new Attempt(
        of.number(),
        of.address(),
        of.port(),
        of.status(),
        plus(of.start(), micros),
        plus(of.end(), micros),
        of.connectMicros(),
        of.responseMicros(),
        of.responseLength(),
        of.failure(),
        of.answered());
  }

  private static Stamp plus(Stamp stamp, long micros) {
    return stamp == null ? null : stamp.plus(micros);
  }

  public ClusterEvent of(ClusterEvent event) {
    if (event instanceof UpstreamError of && files.containsKey(of.position().file())) {
      return new UpstreamError(
          of.position(),
          of.time().plus(-files.get(of.position().file())),
          of.level(),
          of.process(),
          of.connection(),
          of.failure(),
          of.errno(),
          of.action(),
          of.client(),
          of.request(),
          of.upstream(),
          of.host());
    }
    if (event instanceof RouterLine of && of.time() != null) {
      // A line in an error log is by that log's clock, any other by the access log's beside it.
      Long ahead = files.getOrDefault(of.position().file(), routers.get(of.router()));
      return ahead == null
          ? event
          : new RouterLine(
              of.position(),
              of.time().plus(-ahead),
              of.router(),
              of.kind(),
              of.backend(),
              of.server(),
              of.detail());
    }
    return event;
  }
}
