package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;

/** Sends routers' lines about upstreams to the routes that they speak of. */
public final class RouteErrors extends RichFlatMapFunction<ClusterEvent, PackedObservation> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<ClusterBackground> background;
  private transient RouteKeys keys;
  private transient PackedObservation.Codec codec;

  public RouteErrors(SerializableSupplier<ClusterBackground> background) {
    this.background = background;
  }

  @Override
  public void open(OpenContext context) {
    keys = new RouteKeys(background.get().names());
    codec = PackedObservation.codec(getRuntimeContext());
  }

  @Override
  public void flatMap(ClusterEvent event, Collector<PackedObservation> out) {
    if (event instanceof UpstreamError error) {
      out.collect(codec.pack(new RouteObservation.Failed(keys.of(error), error)));
    } else if (event instanceof RouterLine line && keys.of(line) != null) {
      out.collect(codec.pack(new RouteObservation.Switched(keys.of(line), line)));
    }
  }
}
