package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodSightings.Sighting;
import io.zerodrop.analyzer.trigger.DeletionFinder;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Stamp;

/**
 * When and how a pod's deletion was accepted (D). From the audit event of the first successful
 * delete or eviction; else from {@code deletionTimestamp - deletionGracePeriodSeconds}, which holds
 * for the first pair seen (k8s.io/apiserver/pkg/registry/rest/delete.go); else from its traces.
 *
 * @param request the deciding request, null where the audit log does not show it
 * @param graceSeconds that the deletion gave, null if not known
 * @param forced whether it left a running pod no grace
 * @param hurried when a later request took its grace away, null if none did
 */
record Deletion(
    Stamp at,
    AuditEvent request,
    Long graceSeconds,
    boolean forced,
    Stamp hurried,
    Evidence evidence) {

  static Deletion of(PodAssembly assembly, DeletionTraces traces) {
    PodSightings pod = assembly.pod;
    var found =
        DeletionFinder.find(
            pod.namespace,
            pod.name,
            pod.uid,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            pod.audit.stream().filter(event -> event.time() != null).toList());
    Sighting first = firstDeleting(assembly);
    boolean shownForced = first != null && forces(first.pod());
    AuditEvent request = found.decision();
    Long grace = graceOf(request);
    if (grace == null && first != null && (shownForced || !isFinal(first.pod()))) {
      grace = first.pod().deletionGracePeriodSeconds();
    }
    grace = grace == null ? assembly.specGrace : grace;
    if (request != null) {
      boolean forced = found.forceDeleted() || (request.pod() == null && shownForced);
      return new Deletion(
          request.time(),
          request,
          grace,
          forced,
          found.forced() == null || found.forced() == request ? null : found.forced().time(),
          PodAssembly.evidence(request, describe(request, pod.name)));
    }
    Deletion shown = first == null ? null : ofTimestamp(first, grace, shownForced);
    Deletion deletion = shown != null ? shown : traces.deletion(grace, first);
    return deletion == null
        ? null
        : deletion.dated(traces.notAfterMark(notAfterItWasSeen(deletion.at(), pod)));
  }

  private Deletion dated(Stamp stamp) {
    return new Deletion(stamp, request, graceSeconds, forced, hurried, evidence);
  }

  private static Long graceOf(AuditEvent request) {
    if (request == null) {
      return null;
    }
    boolean shown = request.pod() != null && request.pod().deletionGracePeriodSeconds() != null;
    return shown ? request.pod().deletionGracePeriodSeconds() : request.gracePeriodSeconds();
  }

  static boolean isKubelet(AuditEvent event) {
    return event.user() != null && event.user().startsWith("system:node:");
  }

  private static Sighting firstDeleting(PodAssembly assembly) {
    Sighting first = null;
    for (Sighting sighting : assembly.ordered) {
      PodState state = sighting.pod();
      if (state.deletionTimestamp() == null) {
        continue;
      }
      boolean kubeletsOwn =
          sighting.from() instanceof AuditEvent event
              && isKubelet(event)
              && "delete".equals(event.verb());
      Long grace = state.deletionGracePeriodSeconds();
      if (first == null && !kubeletsOwn && (grace == null || grace > 0)) {
        return sighting;
      }
      first = first == null ? sighting : first;
    }
    return first;
  }

  /**
   * Whether this is only the last version of an orderly deletion: the kubelet's own delete, with
   * grace 0, comes when all containers have ended.
   */
  static boolean isFinal(PodState state) {
    boolean ended =
        "Succeeded".equals(state.phase())
            || "Failed".equals(state.phase())
            || (!state.statuses().isEmpty()
                && state.statuses().stream().noneMatch(s -> "running".equals(s.state())));
    return isZero(state.deletionGracePeriodSeconds()) && ended;
  }

  private static boolean forces(PodState state) {
    return isZero(state.deletionGracePeriodSeconds()) && !isFinal(state) && state.node() != null;
  }

  private static boolean isZero(Long seconds) {
    return seconds != null && seconds == 0;
  }

  private static Deletion ofTimestamp(Sighting first, Long grace, boolean forced) {
    PodState state = first.pod();
    Long given = state.deletionGracePeriodSeconds();
    if (given == null || isFinal(state)) {
      return null;
    }
    return new Deletion(
        Stamp.ofSecond(state.deletionTimestamp() - given * Stamp.SECOND),
        null,
        grace,
        forced,
        null,
        PodAssembly.evidence(
            first.from(),
            "deletionTimestamp of " + state.name() + " less its grace period of " + given + " s"));
  }

  /** Whoever shows the pod being deleted saw it after D. */
  private static Stamp notAfterItWasSeen(Stamp at, PodSightings pod) {
    Stamp narrowed = at;
    for (Sighting sighting : pod.states) {
      if (sighting.pod().deletionTimestamp() != null
          && sighting.from() instanceof PodObserved observed
          && observed.time() != null
          && observed.time().latest() >= at.earliest()) {
        narrowed = narrowed.notAfter(observed.time().latest());
      }
    }
    for (KubeletLine line : pod.kubelet) {
      if (line.kind() == KubeletLine.Kind.POD_DELETE_SEEN
          && line.time().latest() >= at.earliest()) {
        narrowed = narrowed.notAfter(line.time().latest());
      }
    }
    return narrowed;
  }

  private static String describe(AuditEvent event, String pod) {
    String what =
        "eviction".equals(event.subresource())
            ? "eviction"
            : "deletecollection".equals(event.verb()) ? "collection delete" : "delete";
    return what + " of " + pod + " accepted (HTTP " + event.code() + "), asked by " + event.user();
  }
}
