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
        .whole(ZerodropFields.TRAFFIC_1XX, minute -> minute.byStatus().informational())
        .whole(ZerodropFields.TRAFFIC_2XX, minute -> minute.byStatus().successful())
        .whole(ZerodropFields.TRAFFIC_3XX, minute -> minute.byStatus().redirected())
        .whole(ZerodropFields.TRAFFIC_4XX, minute -> minute.byStatus().clientErrors())
        .whole(ZerodropFields.TRAFFIC_5XX, minute -> minute.byStatus().serverErrors())
        .whole(ZerodropFields.TRAFFIC_NONE, minute -> minute.byStatus().none())
        .build();
  }

  private static String id(TrafficMinute minute) {
    return ContentId.of("traffic", minute.namespace(), minute.service(), minute.at());
  }
}
