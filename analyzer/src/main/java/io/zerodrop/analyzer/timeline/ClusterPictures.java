package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the picture of a cluster from the records of its logs: a pure function of the set of
 * records, whatever their order and however often each came.
 */
public final class ClusterPictures {

  private final TimelineSettings settings;

  public ClusterPictures(TimelineSettings settings) {
    this.settings = settings;
  }

  /**
   * @param dossiers records by pod
   * @param others every record that belongs to no single pod
   */
  public ClusterPicture draw(List<PodDossier> dossiers, List<ClusterEvent> others) {
    List<ClusterEvent> ordered = ContentOrder.sorted(others);
    List<PodDossier> pods = new ArrayList<>(dossiers);
    pods.sort(Comparator.comparing(PodDossier::namespace).thenComparing(PodDossier::name));

    SliceTracks slices = SliceTracks.of(settings, revisions(pods), ordered);
    Inventory inventory = new Inventory(ordered);
    StrayRecords strays = new StrayRecords(ordered);
    NodeLosses nodeLosses = NodeLosses.of(pods, ordered);
    PodTimelines timelines =
        new PodTimelines(
            settings,
            ProxyLogs.of(ordered),
            slices.written(),
            nodeLosses,
            new Templates(inventory.workloads()));
    List<PodTimelines.Merged> merged = new ArrayList<>();
    for (PodDossier dossier : pods) {
      for (PodSightings pod :
          PodSightings.of(
              dossier.namespace(),
              dossier.name(),
              dossier.records(),
              slices.lives(dossier.namespace(), dossier.name()))) {
        strays.addTo(pod);
        merged.add(timelines.merge(pod, slices.take(pod)));
      }
    }
    for (PodState unseen : slices.untaken()) {
      PodSightings pod = PodSightings.ofListed(unseen);
      strays.addTo(pod);
      merged.add(timelines.merge(pod, slices.take(pod)));
    }
    return new ClusterPicture(
        new TriggerAssignment(pods, ordered).to(merged),
        inventory.services(),
        inventory.workloads(),
        inventory.nodes(merged),
        CoverageCount.of(pods, ordered));
  }

  private static RevisionClock revisions(List<PodDossier> pods) {
    RevisionClock revisions = new RevisionClock();
    for (PodDossier dossier : pods) {
      dossier.records().forEach(record -> date(revisions, record));
    }
    return revisions;
  }

  private static void date(RevisionClock revisions, ClusterEvent record) {
    if (record instanceof PodObserved observed
        && observed.time() != null
        && observed.pod().resourceVersion() != null) {
      revisions.seen(observed.pod().resourceVersion(), observed.time().latest());
    }
    if (record instanceof AuditEvent event
        && event.succeeded()
        && event.pod() != null
        && event.pod().resourceVersion() != null
        && event.pod().deletionGracePeriodSeconds() == null) {
      revisions.written(event.pod().resourceVersion(), event.time());
    }
  }
}
