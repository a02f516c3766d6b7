package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.timeline.EndpointTrack.Change;
import io.zerodrop.analyzer.timeline.PodTimeline.Readiness;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates an endpoint's changes by the steps of its pod that they follow: it is listed after the pod
 * was made, serving after the pod became ready, marked after the deletion. That holds always. Where
 * the slices themselves do not date a change at all (kubectl hides managedFields, and a watch may
 * come without receive times), it is also taken to have come soon after that step.
 *
 * @param created null where nothing tells, as for the others
 * @param mark from the deletion to when the mark is usually written
 * @param removal from the deletion to soon after the pod was gone
 */
record TrackDating(Stamp created, Stamp firstReady, Stamp mark, Stamp removal) {

  /** A write that is known only within more than this is not dated at all. */
  private static final long UNDATED = 60 * Stamp.SECOND;

  static TrackDating of(
      PodAssembly assembly, Deletion deletion, Departure departure, TimelineSettings settings) {
    Stamp mark = deletion == null ? null : deletion.at().widen(0, settings.controllerReaction());
    Stamp removal =
        deletion == null || departure == null
            ? null
            : Stamp.between(
                deletion.at().earliest(), departure.at().latest() + settings.controllerReaction());
    Stamp firstReady =
        assembly.readiness().stream()
            .filter(Readiness::ready)
            .map(Readiness::at)
            .findFirst()
            .orElse(null);
    return new TrackDating(assembly.created, firstReady, mark, removal);
  }

  EndpointTrack date(EndpointTrack track) {
    List<Change> dated = new ArrayList<>();
    boolean marked = false;
    for (Change change : track.changes()) {
      marked |= change.terminating();
      dated.add(
          new Change(
              date(change, marked),
              change.present(),
              change.ready(),
              change.serving(),
              change.terminating()));
    }
    boolean left = track.removed() != null && removal != null && marked;
    return new EndpointTrack(
        track.service(),
        track.address(),
        track.node(),
        track.added(),
        dated,
        track.terminating() == null ? null : by(track.terminating(), mark),
        track.terminatingEvidence(),
        left ? by(track.removed(), removal) : track.removed(),
        track.removedEvidence(),
        track.ports());
  }

  private Stamp date(Change change, boolean marked) {
    Stamp at = notBefore(change.at(), change.present() ? created : null);
    at = notBefore(at, change.serving() ? firstReady : null);
    if (change.terminating()) {
      return by(at, mark);
    }
    return marked && !change.present() ? by(at, removal) : at;
  }

  private static Stamp notBefore(Stamp stamp, Stamp step) {
    boolean contradicts = step == null || stamp.latest() < step.earliest();
    return contradicts ? stamp : stamp.notBefore(step.earliest());
  }

  private static Stamp by(Stamp stamp, Stamp step) {
    Stamp bounded = notBefore(stamp, step);
    return step == null || bounded.width() < UNDATED ? bounded : bounded.narrowedBy(step);
  }
}
