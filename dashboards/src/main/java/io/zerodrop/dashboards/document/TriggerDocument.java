package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.ContentId;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import java.util.Objects;

/**
 * What set terminations off, as a mark on the charts of {@code zerodrop-traffic}. All terminations
 * of one trigger give the same document.
 */
public final class TriggerDocument {

  public static final DocumentType<Termination> TYPE =
      new DocumentType<>("traffic", shape(), TriggerDocument::at, TriggerDocument::id);

  private TriggerDocument() {}

  /** Whether there is a trigger to mark: something that somebody did, at a known time. */
  public static boolean marks(Termination termination) {
    return termination.trigger() != null && termination.trigger().at() != null;
  }

  private static Shape<Termination> shape() {
    ShapeBuilder<Termination> shape =
        CommonColumns.<Termination>start(
                TriggerDocument::at, TriggerDocument::id, "trigger", "event", "process", "change")
            .text(EcsFields.MESSAGE, TriggerDocument::sentence)
            .text(KubernetesFields.NAMESPACE, Termination::namespace)
            .texts(KubernetesFields.SERVICE, TerminationDocument::serviceNames);
    CommonColumns.trigger(shape, Termination::trigger);
    return shape.build();
  }

  private static long at(Termination termination) {
    return termination.trigger().at();
  }

  private static String id(Termination termination) {
    Trigger trigger = termination.trigger();
    return ContentId.of(
        "trigger", termination.namespace(), trigger.kind().id(), trigger.object(), trigger.at());
  }

  private static String sentence(Termination termination) {
    Trigger trigger = termination.trigger();
    return trigger.kind().id()
        + " of "
        + Objects.requireNonNullElse(trigger.object(), termination.namespace())
        + (trigger.actor() == null ? "" : " by " + trigger.actor());
  }
}
