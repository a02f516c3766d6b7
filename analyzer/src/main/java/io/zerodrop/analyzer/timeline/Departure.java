package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Stamp;

/**
 * When a pod object left the API (G): inside the kubelet's final delete (grace 0) or a force
 * delete, and no later than a watcher saw it gone.
 */
record Departure(Stamp at, Evidence evidence) {

  static Departure of(PodAssembly assembly, Deletion deletion, TimelineSettings settings) {
    AuditEvent last = null;
    for (AuditEvent event : assembly.pod.audit) {
      boolean ends =
          "delete".equals(event.verb())
              && event.subresource() == null
              && event.succeeded()
              && event.time() != null
              && (Deletion.isKubelet(event) || isFinal(event));
      if (ends && (last == null || event.time().compareTo(last.time()) > 0)) {
        last = event;
      }
    }
    String name = assembly.pod.name;
    PodObserved seen = null;
    for (PodSightings.Sighting sighting : assembly.pod.states) {
      if (sighting.from() instanceof PodObserved observed
          && "DELETED".equals(observed.type())
          && (seen == null || ContentOrder.INSTANCE.compare(observed, seen) < 0)) {
        seen = observed;
      }
    }
    Long seenBy = seen == null || seen.time() == null ? null : seen.time().latest();
    KubeletLine removal = null;
    for (KubeletLine line : assembly.pod.kubelet) {
      if (line.kind() == KubeletLine.Kind.POD_REMOVED
          && (removal == null || line.time().compareTo(removal.time()) < 0)) {
        removal = line;
      }
    }
    if (last != null) {
      long visible = last.time().latest() + settings.watchDelivery();
      long latest = seenBy == null ? visible : Math.max(seenBy, last.time().earliest());
      return new Departure(
          new Stamp(last.time().earliest(), latest),
          PodAssembly.evidence(last, "the object of " + name + " is deleted for good"));
    }
    Stamp from = deletion == null ? null : deletion.at();
    if (seenBy != null) {
      long earliest = seen.time().earliest() - Stamp.SECOND;
      PodState state = lastState(seen);
      if (state != null && state.deletionTimestamp() != null) {
        // The last version's deletionTimestamp is the time of the final delete, to the second.
        boolean lastVersion =
            state.deletionGracePeriodSeconds() != null && state.deletionGracePeriodSeconds() == 0;
        earliest = lastVersion ? Math.min(state.deletionTimestamp(), seenBy) : earliest;
      }
      earliest = from == null ? earliest : Math.max(earliest, Math.min(from.earliest(), seenBy));
      return new Departure(
          new Stamp(earliest, seenBy), PodAssembly.evidence(seen, name + " watched as DELETED"));
    }
    if (removal != null) {
      return new Departure(
          new Stamp(removal.time().earliest() - settings.watchDelivery(), removal.time().latest()),
          PodAssembly.evidence(removal, "the kubelet saw " + name + " removed from the API"));
    }
    if (seen != null) {
      PodState state = lastState(seen);
      if (state != null
          && state.deletionTimestamp() != null
          && state.deletionGracePeriodSeconds() != null
          && state.deletionGracePeriodSeconds() == 0) {
        return new Departure(
            Stamp.ofSecond(state.deletionTimestamp()).widen(0, settings.watchDelivery()),
            PodAssembly.evidence(
                seen, name + " watched as DELETED, with the final deletionTimestamp"));
      }
    }
    return null;
  }

  private static boolean isFinal(AuditEvent event) {
    boolean zero = event.gracePeriodSeconds() != null && event.gracePeriodSeconds() == 0;
    PodState pod = event.pod();
    boolean shown =
        pod != null
            && pod.deletionGracePeriodSeconds() != null
            && pod.deletionGracePeriodSeconds() == 0;
    return zero || shown;
  }

  private static PodState lastState(PodObserved seen) {
    return seen.pod();
  }
}
