package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.Collection;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends routers' lines about upstreams to the routes that they speak of. */
public final class RouteErrors extends RichFlatMapFunction<ClusterEvent, PackedObservation> {

  private static final long serialVersionUID = 1L;

  private final Collection<String> services;
  private transient RouteKeys keys;
  private transient PackedObservation.Codec codec;

  /**
   * @param services {@code namespace/name} of all known Services
   */
  public RouteErrors(Collection<String> services) {
    this.services = services;
  }

  @Override
  public void open(OpenContext context) {
    keys = new RouteKeys(new ServiceNames(services));
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
