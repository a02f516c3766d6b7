package io.zerodrop.analyzer.flink.live;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What routers' logs bring to the analysis. New variants go last. */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface LiveInput
    permits LiveInput.Kept, LiveInput.Said, LiveInput.Counted, LiveInput.Late {

  /** A request to look at by itself. */
  record Kept(RequestLogged request) implements LiveInput {}

  /** A line about an upstream. */
  record Said(ClusterEvent line) implements LiveInput {}

  /** Requests of one second, by {@link io.zerodrop.analyzer.route.UnresolvedTraffic}. */
  record Counted(RequestCount count) implements LiveInput {}

  /**
   * Requests that came after their time was thought to be over; they count all the same.
   *
   * @param count since the last time
   */
  record Late(long count) implements LiveInput {}
}
