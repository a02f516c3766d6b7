package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.ContentId;

/**
 * How one consumer followed one termination, as a document of the alias {@code
 * zerodrop-propagation}.
 */
public final class PropagationDocument {

  public static final DocumentType<PropagationSample> TYPE =
      new DocumentType<>(
          "propagation", shape(), sample -> sample.termination().at(), PropagationDocument::id);

  private PropagationDocument() {}

  private static Shape<PropagationSample> shape() {
    return CommonColumns.<PropagationSample>start(
            sample -> sample.termination().at(),
            PropagationDocument::id,
            "propagation",
            "metric",
            "network",
            "info")
        .text(KubernetesFields.NAMESPACE, sample -> sample.termination().namespace())
        .texts(
            KubernetesFields.SERVICE,
            sample -> TerminationDocument.serviceNames(sample.termination()))
        .text(
            KubernetesFields.DEPLOYMENT,
            sample -> TerminationDocument.deployment(sample.termination()))
        .text(KubernetesFields.POD, sample -> sample.termination().pod())
        .text(KubernetesFields.POD_UID, sample -> sample.termination().uid())
        .text(ZerodropFields.TERMINATION_ID, sample -> sample.termination().id())
        .text(ZerodropFields.TRIGGER_KIND, sample -> sample.termination().trigger().kind().id())
        .text(ZerodropFields.CONSUMER_KIND, PropagationSample::kind)
        .text(ZerodropFields.CONSUMER_NAME, sample -> sample.consumer().where())
        .time(ZerodropFields.CONSUMER_AT, sample -> sample.consumer().at())
        .decimal(ZerodropFields.CONSUMER_MARKED, PropagationSample::markedSinceDeletion)
        .decimal(ZerodropFields.CONSUMER_LAG, PropagationSample::sinceMarked)
        .decimal(ZerodropFields.CONSUMER_TOTAL, PropagationSample::sinceDeletion)
        .build();
  }

  private static String id(PropagationSample sample) {
    return ContentId.of(
        "propagation", sample.termination().id(), sample.kind(), sample.consumer().where());
  }
}
