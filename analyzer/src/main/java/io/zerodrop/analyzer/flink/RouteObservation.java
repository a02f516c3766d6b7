package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What a proxy's logs say of one route. New variants go last. */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface RouteObservation
    permits RouteObservation.Attempted, RouteObservation.Failed, RouteObservation.Switched {

  /** See {@link io.zerodrop.analyzer.route.RouteKeys}. */
  String route();

  record Attempted(String route, AttemptSeen attempt) implements RouteObservation {}

  record Failed(String route, UpstreamError error) implements RouteObservation {}

  record Switched(String route, RouterLine line) implements RouteObservation {}
}
