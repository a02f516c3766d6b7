package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import java.util.List;
import java.util.function.Function;

/** A finding as a document of {@code findings.ndjson} and the alias {@code zerodrop-findings}. */
public final class FindingDocument {

  public static final DocumentType<Finding> TYPE =
      new DocumentType<>("findings", shape(), Finding::start, Finding::id);

  private FindingDocument() {}

  private static Shape<Finding> shape() {
    ShapeBuilder<Finding> shape =
        CommonColumns.start(Finding::start, Finding::id, "finding", "alert", "network", "info");
    shape
        .time(EcsFields.EVENT_START, Finding::start)
        .time(EcsFields.EVENT_END, Finding::end)
        .text(EcsFields.MESSAGE, Finding::sentence)
        .text(KubernetesFields.NAMESPACE, Finding::namespace)
        .text(KubernetesFields.SERVICE, Finding::service)
        .texts(KubernetesFields.POD, finding -> sorted(finding.pods()))
        .texts(KubernetesFields.NODE, finding -> sorted(finding.nodes()))
        .text(ZerodropFields.FINDING_ID, Finding::id)
        .text(ZerodropFields.INCIDENT_ID, Finding::incidentId)
        .text(ZerodropFields.CAUSE, finding -> finding.cause().id())
        .text(ZerodropFields.SUBTYPE, Finding::subtype)
        .decimal(ZerodropFields.CONFIDENCE, Finding::confidence);
    CommonColumns.trigger(shape, Finding::trigger);
    shape
        .whole(ZerodropFields.REQUESTS_FAILED, Finding::failed)
        .whole(ZerodropFields.REQUESTS_MASKED, Finding::masked)
        .whole(ZerodropFields.REQUESTS_SERVED, Finding::servedWhileTerminating)
        .whole(ZerodropFields.REQUESTS_TOTAL, Finding::total)
        .whole(
            ZerodropFields.REQUESTS_FAILED_WITHOUT_RETRIES,
            finding -> finding.retries().failedWithout())
        .decimal(ZerodropFields.RETRIES_ADDED_MEDIAN, finding -> finding.retries().addedMedianMs())
        .decimal(ZerodropFields.RETRIES_ADDED_MOST, finding -> finding.retries().addedMostMs())
        .texts(ZerodropFields.TERMINATION_ID, finding -> sorted(finding.terminationIds()))
        .each(ZerodropFields.EVIDENCE, PartShapes.EVIDENCE, Finding::evidence)
        .texts(ZerodropFields.MISSING, Finding::missing)
        .text(ZerodropFields.REMEDY_SUMMARY, remedy(Remedy::summary))
        .each(ZerodropFields.REMEDY_CHANGES, PartShapes.CHANGE, remedy(Remedy::changes))
        .flag(
            ZerodropFields.REMEDY_DESTRUCTIVE,
            finding -> finding.remedy() != null && finding.remedy().destructive())
        .text(ZerodropFields.REMEDY_CAUTION, remedy(Remedy::caution))
        .each(ZerodropFields.COUNTERFACTUAL, PartShapes.COUNTERFACTUAL, Finding::counterfactual);
    return shape.build();
  }

  private static <V> Function<Finding, V> remedy(Function<Remedy, V> value) {
    return finding -> finding.remedy() == null ? null : value.apply(finding.remedy());
  }

  private static List<String> sorted(List<String> names) {
    return names == null ? null : names.stream().sorted().toList();
  }
}
