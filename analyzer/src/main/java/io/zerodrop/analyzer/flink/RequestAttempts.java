package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.ingest.event.RequestLogged;
import java.util.Collection;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends each attempt of a request to the route that it took. */
public final class RequestAttempts extends RichFlatMapFunction<RequestLogged, PackedObservation> {

  private static final long serialVersionUID = 1L;

  private final Collection<String> services;
  private transient RouteKeys keys;
  private transient PackedObservation.Codec codec;

  /**
   * @param services {@code namespace/name} of all known Services
   */
  public RequestAttempts(Collection<String> services) {
    this.services = services;
  }

  @Override
  public void open(OpenContext context) {
    keys = new RouteKeys(new ServiceNames(services));
    codec = PackedObservation.codec(getRuntimeContext());
  }

  @Override
  public void flatMap(RequestLogged request, Collector<PackedObservation> out) {
    if (request.attempts().isEmpty()) {
      send(request, -1, out);
    }
    for (int i = 0; i < request.attempts().size(); i++) {
      send(request, i, out);
    }
  }

  private void send(RequestLogged request, int index, Collector<PackedObservation> out) {
    AttemptSeen seen = new AttemptSeen(request, index, keys.serviceOf(request));
    String route = keys.of(request, seen.attempt());
    out.collect(codec.pack(new RouteObservation.Attempted(route, seen)));
  }
}
