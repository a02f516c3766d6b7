package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.ContentId;

/** A minute of a Service's traffic as a document of the alias {@code zerodrop-traffic}. */
public final class TrafficDocument {

  public static final DocumentType<TrafficMinute> TYPE =
      new DocumentType<>("traffic", shape(), TrafficMinute::at, TrafficDocument::id);

  private TrafficDocument() {}

  private static Shape<TrafficMinute> shape() {
    return CommonColumns.<TrafficMinute>start(
            TrafficMinute::at, TrafficDocument::id, "traffic", "metric", "network", "info")
        .text(KubernetesFields.NAMESPACE, TrafficMinute::namespace)
        .text(KubernetesFields.SERVICE, TrafficMinute::service)
        .whole(ZerodropFields.TRAFFIC_REQUESTS, TrafficMinute::requests)
        .whole(ZerodropFields.TRAFFIC_FAILED, TrafficMinute::failed)
        .build();
  }

  private static String id(TrafficMinute minute) {
    return ContentId.of("traffic", minute.namespace(), minute.service(), minute.at());
  }
}
