package io.zerodrop.dashboards.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Retries;

/** Reads back what {@link FindingDocument} writes. */
public final class FindingReader {

  private FindingReader() {}

  /**
   * @throws UnreadableDocumentException where the document is no finding
   */
  public static Finding read(JsonNode document) {
    DocumentView view = new DocumentView(document);
    Long total = view.whole(ZerodropFields.REQUESTS_TOTAL);
    return new Finding(
        view.required(EcsFields.EVENT_ID),
        view.text(ZerodropFields.INCIDENT_ID),
        PartReader.cause(view.required(ZerodropFields.CAUSE)),
        view.text(ZerodropFields.SUBTYPE),
        view.text(KubernetesFields.NAMESPACE),
        view.text(KubernetesFields.SERVICE),
        PartReader.trigger(view),
        view.requiredTime(EcsFields.EVENT_START),
        view.requiredTime(EcsFields.EVENT_END),
        view.count(ZerodropFields.REQUESTS_FAILED),
        view.count(ZerodropFields.REQUESTS_MASKED),
        view.count(ZerodropFields.REQUESTS_SERVED),
        total == null ? 0 : total,
        view.texts(KubernetesFields.POD),
        view.texts(KubernetesFields.NODE),
        view.texts(ZerodropFields.TERMINATION_ID),
        view.each(ZerodropFields.EVIDENCE, PartReader::evidence),
        view.texts(ZerodropFields.MISSING),
        PartReader.orZero(view.decimal(ZerodropFields.CONFIDENCE)),
        view.text(EcsFields.MESSAGE),
        remedy(view),
        view.each(ZerodropFields.COUNTERFACTUAL, PartReader::counterfactual),
        new Retries(
            view.count(ZerodropFields.REQUESTS_FAILED_WITHOUT_RETRIES),
            view.decimal(ZerodropFields.RETRIES_ADDED_MEDIAN),
            view.decimal(ZerodropFields.RETRIES_ADDED_MOST)));
  }

  private static Remedy remedy(DocumentView view) {
    String summary = view.text(ZerodropFields.REMEDY_SUMMARY);
    return summary == null
        ? null
        : new Remedy(
            summary,
            view.each(ZerodropFields.REMEDY_CHANGES, PartReader::change),
            view.flag(ZerodropFields.REMEDY_DESTRUCTIVE),
            view.text(ZerodropFields.REMEDY_CAUTION));
  }
}
