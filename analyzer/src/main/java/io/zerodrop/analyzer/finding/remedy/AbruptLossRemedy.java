package io.zerodrop.analyzer.finding.remedy;

import io.zerodrop.analyzer.finding.counterfactual.Counterfactuals;
import io.zerodrop.analyzer.finding.loss.Loss;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Subtype;
import io.zerodrop.analyzer.result.TriggerKind;
import java.util.List;

/** No shutdown setting helps against an end without a shutdown: avoid it, or notice it sooner. */
final class AbruptLossRemedy implements RemedyRule {

  @Override
  public Advice advise(Loss loss, Counterfactuals counterfactuals) {
    return new Advice(
        remedy(loss), "No preStop or grace period saves them: the pod had no shutdown at all.");
  }

  private static Remedy remedy(Loss loss) {
    PodTemplate template = PodTemplate.of(loss);
    TriggerKind trigger = loss.trigger().kind();
    if (is(loss, Subtype.FORCE_DELETE) || trigger == TriggerKind.FORCE_DELETE) {
      return advice(
          "Delete pods without --force and --grace-period=0: a forced deletion skips preStop and"
              + " SIGTERM's grace");
    }
    if (is(loss, Subtype.NODE_FAILURE) || trigger == TriggerKind.NODE_FAILURE) {
      return advice(
          "Spread the pods of "
              + template.object()
              + " over nodes and let the router eject and retry upstreams that time out: the"
              + " endpoints of a dead node stay ready until Kubernetes notices");
    }
    if (is(loss, Subtype.OOM_KILL)) {
      return new Remedy(
          "Give container "
              + template.container()
              + " of "
              + template.object()
              + " more memory than it uses at its peak, or make it use less",
          List.of(
              new Remedy.Change(
                  template.object(),
                  template.containerField("resources.limits.memory"),
                  null,
                  "above the peak use",
                  true)),
          true,
          "Larger pods may not fit on their nodes and stay pending. " + Cautions.RESTARTS);
    }
    return advice(
        "Find out why the process of "
            + template.object()
            + " ended (its own log, its exit code) and let the router retry idempotent requests on"
            + " another pod");
  }

  private static boolean is(Loss loss, String subtype) {
    return subtype.equals(loss.subtype());
  }

  private static Remedy advice(String summary) {
    return new Remedy(summary, List.of(), false, null);
  }
}
