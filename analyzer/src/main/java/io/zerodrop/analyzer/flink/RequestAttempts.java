package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.ingest.event.RequestLogged;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;

/** Sends each attempt of a request to the route that it took. */
public final class RequestAttempts extends RichFlatMapFunction<RequestLogged, PackedObservation> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<ClusterBackground> background;
  private transient RouteKeys keys;
  private transient PackedObservation.Codec codec;

  public RequestAttempts(SerializableSupplier<ClusterBackground> background) {
    this.background = background;
  }

  @Override
  public void open(OpenContext context) {
    keys = new RouteKeys(background.get().names());
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
