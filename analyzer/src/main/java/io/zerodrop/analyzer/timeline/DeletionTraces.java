package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodSightings.Sighting;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * What a deletion leaves behind where no record shows it itself: the kubelet's line that it saw it,
 * and the endpoint's mark, which the slice controller sets from the deletionTimestamp alone.
 */
record DeletionTraces(PodAssembly assembly, List<EndpointTrack> tracks, TimelineSettings settings) {

  /** The longest that a pod in its last version may have been terminating, beyond its grace. */
  private static final long LAST_STEPS = 10 * Stamp.SECOND;

  private static final long USUAL_GRACE = 30;

  /**
   * @param last the version in which the pod was deleted for good, null if none was seen
   * @return null where nothing tells that the pod was deleted
   */
  Deletion deletion(Long grace, Sighting last) {
    KubeletLine seen = firstSeen();
    Stamp at = null;
    Evidence evidence = null;
    if (seen != null) {
      at = seen.time().widen(settings.kubeletReaction(), 0);
      evidence = PodAssembly.evidence(seen, "the kubelet saw the deletion of " + assembly.pod.name);
    }
    for (EndpointTrack track : tracks) {
      if (track.terminating() != null) {
        Stamp by = track.terminating().widen(settings.controllerReaction(), 0);
        at = at == null ? by : at.narrowedBy(by);
        evidence = evidence == null ? track.terminatingEvidence() : evidence;
      }
    }
    if (at == null && last != null && last.pod().deletionTimestamp() != null) {
      long gone = last.pod().deletionTimestamp() + Stamp.SECOND;
      long seconds = grace == null ? USUAL_GRACE : grace;
      at = new Stamp(gone - seconds * Stamp.SECOND - LAST_STEPS, gone);
      evidence =
          PodAssembly.evidence(
              last.from(), "the last version of " + assembly.pod.name + ", deleted for good");
    }
    boolean forced = goneBeforeItStopped();
    return at == null
        ? null
        : new Deletion(at, null, forced ? Long.valueOf(0) : grace, forced, null, evidence);
  }

  /** After an orderly deletion the object leaves the API last; a force delete takes it first. */
  private boolean goneBeforeItStopped() {
    for (KubeletLine removed : assembly.pod.kubelet) {
      for (KubeletLine stopped : assembly.pod.kubelet) {
        boolean later =
            removed.kind() == KubeletLine.Kind.POD_REMOVED
                && stopped.kind() == KubeletLine.Kind.KILLING
                && removed.time().certainlyBefore(stopped.time());
        if (later) {
          return true;
        }
      }
    }
    return false;
  }

  /** An endpoint is marked terminating only after the deletion was accepted. */
  Stamp notAfterMark(Stamp deletion) {
    Stamp at = deletion;
    for (EndpointTrack track : tracks) {
      if (track.terminating() != null && track.terminating().latest() >= at.earliest()) {
        at = at.notAfter(track.terminating().latest());
      }
    }
    return at;
  }

  private KubeletLine firstSeen() {
    KubeletLine first = null;
    for (KubeletLine line : assembly.pod.kubelet) {
      if (line.kind() == KubeletLine.Kind.POD_DELETE_SEEN
          && (first == null || line.time().compareTo(first.time()) < 0)) {
        first = line;
      }
    }
    return first;
  }
}
