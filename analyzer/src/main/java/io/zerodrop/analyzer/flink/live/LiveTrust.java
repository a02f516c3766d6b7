package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.source.ObservedCluster;
import java.util.List;

/**
 * What tells how far the documents can be trusted.
 *
 * @param routerClocks of the routers' logs; those of the cluster's are with it
 */
public record LiveTrust(
    ObservedCluster cluster, List<ClockReading> routerClocks, PlaceboCount placebo) {

  public static final LiveTrust NOTHING =
      new LiveTrust(ObservedCluster.NOTHING, List.of(), PlaceboCount.NONE);
}
