package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.TriggerKind;
import java.util.List;

/** Avoid the stops that endpoints never learn of. */
final class UnmarkedStopRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    return new Advice(
        remedy(loss),
        "No preStop saves them: no deletion was recorded, so the endpoint stayed ready throughout"
            + " the stop.");
  }

  private static Remedy remedy(Loss loss) {
    PodTemplate template = PodTemplate.of(loss);
    TriggerKind trigger = loss.trigger().kind();
    if (is(loss, Subtype.NODE_SHUTDOWN) || trigger == TriggerKind.NODE_SHUTDOWN) {
      return new Remedy(
          "Drain a node before it is shut down: the kubelet's own shutdown stops pods without"
              + " telling their endpoints",
          List.of(),
          false,
          null);
    }
    if (is(loss, Subtype.PROBE_RESTART)) {
      return change(
          template,
          "Make the liveness probe of "
              + template.object()
              + " more patient, or cheaper to answer: it restarted a container that was serving",
          "livenessProbe.failureThreshold",
          "higher, or a longer timeoutSeconds",
          "A container that really hangs is restarted later. " + Cautions.RESTARTS);
    }
    if (is(loss, Subtype.KUBELET_EVICTION) || trigger == TriggerKind.EVICTION) {
      return change(
          template,
          "Let the pods of "
              + template.object()
              + " request what they use, so that the kubelet does not evict them when the node runs"
              + " short",
          "resources.requests",
          "what it uses at its peak",
          "Larger pods may not fit on their nodes and stay pending. " + Cautions.RESTARTS);
    }
    return new Remedy(
        "Find out what stopped the containers without a deletion: kubelet log and Events of the"
            + " node around that time",
        List.of(),
        false,
        null);
  }

  private static Remedy change(
      PodTemplate template, String summary, String field, String to, String caution) {
    return new Remedy(
        summary,
        List.of(
            new Remedy.Change(template.object(), template.containerField(field), null, to, true)),
        true,
        caution);
  }

  private static boolean is(Loss loss, String subtype) {
    return subtype.equals(loss.subtype());
  }
}
