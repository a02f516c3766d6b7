package io.zerodrop.analyzer.source;

import io.zerodrop.analyzer.clock.ClockReading;
import io.zerodrop.analyzer.clock.ClusterClocks;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.timeline.ClusterPictures;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.analyzer.timeline.TimelineSettings;
import io.zerodrop.ingest.event.ClusterEvent;
import java.util.List;

/**
 * The cluster as its logs show it.
 *
 * @param picture drawn from records on one clock
 * @param clocks what was found of each clock
 * @param auditLevels by resource
 */
public record ObservedCluster(
    ClusterPicture picture, List<ClockReading> clocks, List<AuditLevel> auditLevels) {

  public static final ObservedCluster NOTHING = of(List.of(), List.of(), false);

  public ObservedCluster {
    clocks = List.copyOf(clocks);
    auditLevels = List.copyOf(auditLevels);
  }

  /**
   * @param pods records by pod
   * @param others every record that belongs to no single pod
   * @param correctClocks whether to take off each record's times what its clock was ahead
   */
  public static ObservedCluster of(
      List<PodDossier> pods, List<ClusterEvent> others, boolean correctClocks) {
    ClusterClocks clocks = ClusterClocks.of(pods, others, correctClocks);
    ClusterPicture picture =
        new ClusterPictures(TimelineSettings.DEFAULT).draw(clocks.pods(), clocks.others());
    List<String> unsteady =
        clocks.readings().stream()
            .filter(ClockReading::unsteady)
            .map(reading -> reading.clock().source())
            .distinct()
            .sorted()
            .toList();
    return new ObservedCluster(
        picture.withCoverage(picture.coverage().withUnsteady(unsteady)),
        clocks.readings(),
        AuditLevel.of(pods, others));
  }
}
