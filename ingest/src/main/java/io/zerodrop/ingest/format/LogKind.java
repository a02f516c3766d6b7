package io.zerodrop.ingest.format;

import java.util.Arrays;
import java.util.Optional;

/** What a log is about. The ids are part of the outputs ({@code inspect}, {@code summary.json}). */
public enum LogKind {
  AUDIT("audit"),
  ENDPOINT_SLICE("endpointslice"),
  KUBE_PROXY("kube-proxy"),
  ACCESS("access"),
  NGINX_ERROR("nginx-error"),
  POD("pod"),
  EVENT("event"),
  KUBELET("kubelet"),
  MANIFEST("manifest"),
  PROBE("probe"),
  UNKNOWN("unknown");

  private final String id;

  LogKind(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<LogKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
