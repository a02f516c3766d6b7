package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Termination;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A termination as a document of {@code terminations.ndjson} and the alias {@code
 * zerodrop-terminations}.
 */
public final class TerminationDocument {

  public static final DocumentType<Termination> TYPE =
      new DocumentType<>("terminations", shape(), Termination::at, Termination::id);

  private static final String DEPLOYMENT = "Deployment/";

  /** 128 + SIGKILL, as the kubelet reports it. */
  private static final int KILLED_BY_SIGNAL = 137;

  private TerminationDocument() {}

  private static Shape<Termination> shape() {
    ShapeBuilder<Termination> shape =
        CommonColumns.start(
            Termination::at, Termination::id, "termination", "event", "process", "end");
    shape
        .text(KubernetesFields.NAMESPACE, Termination::namespace)
        .texts(KubernetesFields.SERVICE, TerminationDocument::serviceNames)
        .text(KubernetesFields.DEPLOYMENT, TerminationDocument::deployment)
        .text(KubernetesFields.POD, Termination::pod)
        .text(KubernetesFields.POD_UID, Termination::uid)
        .addresses(KubernetesFields.POD_IP, Termination::addresses)
        .text(KubernetesFields.NODE, Termination::node)
        .text(ZerodropFields.TERMINATION_ID, Termination::id)
        .texts(ZerodropFields.OWNER_CHAIN, Termination::ownerChain);
    CommonColumns.trigger(shape, Termination::trigger);
    course(shape);
    return shape.build();
  }

  private static void course(ShapeBuilder<Termination> shape) {
    shape
        .whole(ZerodropFields.GRACE, termination -> milliseconds(termination.graceSeconds()))
        .whole(ZerodropFields.PRE_STOP, termination -> milliseconds(termination.preStopSeconds()))
        .text(ZerodropFields.PRE_STOP_KIND, Termination::preStopKind)
        .each(ZerodropFields.EXIT_CODES, PartShapes.EXIT_CODE, TerminationDocument::exitCodes)
        .text(ZerodropFields.SUBTYPE, Termination::subtype)
        .each(ZerodropFields.MILESTONES, PartShapes.MILESTONE, Termination::milestones)
        .numbers(ZerodropFields.LAGS, termination -> PlacedLag.plain(termination.lags()))
        .each(ZerodropFields.PROPAGATION, PartShapes.LAG, PlacedLag::of)
        .whole(ZerodropFields.HAS_PRE_STOP, TerminationDocument::hasPreStop)
        .whole(ZerodropFields.KILLED, TerminationDocument::killed)
        .whole(ZerodropFields.LOSSLESS, termination -> attempts(termination, true) == 0 ? 1 : 0)
        .whole(ZerodropFields.ATTEMPTS_TOTAL, termination -> attempts(termination, false))
        .whole(ZerodropFields.ATTEMPTS_FAILED, termination -> attempts(termination, true))
        .each(
            ZerodropFields.ATTEMPTS_BY_PHASE,
            PartShapes.PHASE_COUNT,
            termination -> PhaseCount.of(termination.attempts()))
        .each(ZerodropFields.EVIDENCE, PartShapes.EVIDENCE, Termination::evidence)
        .texts(ZerodropFields.MISSING, Termination::missing);
  }

  /** A Service is in the namespace of its pods, so the name alone says it. */
  static List<String> serviceNames(Termination termination) {
    return termination.services().stream()
        .map(service -> service.substring(service.indexOf('/') + 1))
        .sorted()
        .toList();
  }

  static String deployment(Termination termination) {
    return termination.ownerChain().stream()
        .filter(owner -> owner.startsWith(DEPLOYMENT))
        .map(owner -> owner.substring(DEPLOYMENT.length()))
        .findFirst()
        .orElse(null);
  }

  private static List<Map.Entry<String, Integer>> exitCodes(Termination termination) {
    return List.copyOf(new TreeMap<>(termination.exitCodes()).entrySet());
  }

  private static Integer hasPreStop(Termination termination) {
    return termination.preStopKind() == null
        ? null
        : termination.preStopKind().equals("none") ? 0 : 1;
  }

  private static Integer killed(Termination termination) {
    return termination.exitCodes().isEmpty()
        ? null
        : termination.exitCodes().containsValue(KILLED_BY_SIGNAL) ? 1 : 0;
  }

  private static long attempts(Termination termination, boolean failedOnly) {
    return PhaseCount.of(termination.attempts()).stream()
        .filter(count -> !failedOnly || count.failed())
        .mapToLong(PhaseCount::count)
        .sum();
  }

  private static Long milliseconds(Long seconds) {
    return seconds == null ? null : seconds * 1000;
  }
}
