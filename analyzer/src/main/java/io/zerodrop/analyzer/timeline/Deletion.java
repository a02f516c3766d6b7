package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodSightings.Sighting;
import io.zerodrop.analyzer.trigger.DeletionFinder;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * When and how a pod's deletion was accepted (D). From the audit event of the first successful
 * delete or eviction; else from {@code deletionTimestamp - deletionGracePeriodSeconds}, which holds
 * for the first pair seen (k8s.io/apiserver/pkg/registry/rest/delete.go).
 *
 * @param request the deciding request, null where the audit log does not show it
 * @param graceSeconds that the deletion gave, null if not known
 */
record Deletion(
    Stamp at, AuditEvent request, Long graceSeconds, boolean forced, Evidence evidence) {

  static Deletion of(PodAssembly assembly) {
    AuditEvent request = decidingRequest(assembly.pod);
    Sighting first = firstDeleting(assembly);
    Stamp at = null;
    Long grace = null;
    Evidence evidence = null;
    if (request != null) {
      at = request.time();
      evidence = PodAssembly.evidence(request, describe(request));
      grace =
          request.pod() != null && request.pod().deletionGracePeriodSeconds() != null
              ? request.pod().deletionGracePeriodSeconds()
              : request.gracePeriodSeconds();
    }
    if (first != null) {
      PodState state = first.pod();
      Long given = state.deletionGracePeriodSeconds();
      if (at == null && state.deletionTimestamp() != null && given != null) {
        at = Stamp.ofSecond(state.deletionTimestamp() - given * Stamp.SECOND);
        evidence =
            PodAssembly.evidence(
                first.from(), "deletionTimestamp less its grace period of " + given + " s");
      }
      grace = grace == null ? given : grace;
    }
    if (at == null) {
      return null;
    }
    if (request == null) {
      at = notAfterItWasSeen(at, assembly.pod);
    }
    boolean forced = grace != null && grace == 0;
    return new Deletion(at, request, grace == null ? assembly.specGrace : grace, forced, evidence);
  }

  private static AuditEvent decidingRequest(PodSightings pod) {
    List<AuditEvent> timed = pod.audit.stream().filter(event -> event.time() != null).toList();
    return DeletionFinder.find(pod.namespace, pod.name, timed).decision();
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

  private static String describe(AuditEvent event) {
    String what =
        "eviction".equals(event.subresource())
            ? "eviction"
            : "deletecollection".equals(event.verb()) ? "collection delete" : "delete";
    return what + " accepted (HTTP " + event.code() + "), asked by " + event.user();
  }
}
