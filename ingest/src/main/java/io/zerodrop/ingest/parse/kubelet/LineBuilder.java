package io.zerodrop.ingest.parse.kubelet;

import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubeletLine.Kind;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.klog.KlogEntry;
import io.zerodrop.ingest.parse.klog.KlogPairs;
import io.zerodrop.ingest.parse.text.Excerpt;

/** One {@link KubeletLine} in the making: starts from what every structured line may name. */
final class LineBuilder {

  private final LogRecord record;
  private final KlogEntry entry;
  private final String node;
  private Kind kind;
  private PodName pod;
  private String podUid;
  private String container;
  private String containerId;
  private long grace = -1;
  private int exitCode = -1;
  private String detail;

  LineBuilder(LogRecord record, KlogEntry entry, String node) {
    this.record = record;
    this.entry = entry;
    this.node = node;
    KlogPairs pairs = entry.pairs();
    this.pod = PodName.of(pairs.name("pod"));
    String uid = pairs.text("podUID");
    this.podUid = uid == null ? pairs.text("podID") : uid;
    this.container = pairs.text("containerName");
    this.containerId = withoutRuntime(pairs.text("containerID"));
    this.exitCode = (int) pairs.number("exitCode", -1);
    this.grace = pairs.number("gracePeriod", -1);
    this.detail = pairs.text("err");
  }

  LineBuilder kind(Kind kind) {
    this.kind = kind;
    return this;
  }

  LineBuilder pod(PodName pod) {
    this.pod = pod;
    if (pod.uid() != null) {
      this.podUid = pod.uid();
    }
    return this;
  }

  LineBuilder podUid(String podUid) {
    this.podUid = podUid;
    return this;
  }

  LineBuilder container(String name) {
    this.container = name;
    return this;
  }

  LineBuilder containerId(String id) {
    this.containerId = withoutRuntime(id);
    return this;
  }

  LineBuilder grace(long seconds) {
    this.grace = seconds;
    return this;
  }

  LineBuilder detail(String detail) {
    this.detail = detail;
    return this;
  }

  KubeletLine build() {
    return new KubeletLine(
        record.position(),
        Stamp.at(entry.micros()),
        node,
        kind,
        pod.namespace(),
        pod.name(),
        podUid,
        container,
        containerId,
        grace,
        exitCode,
        detail == null ? null : Excerpt.of(detail));
  }

  /** {@code containerd://c1} and {@code c1} are the same container; the kubelet writes both. */
  private static String withoutRuntime(String id) {
    int scheme = id == null ? -1 : id.indexOf("://");
    return scheme < 0 ? id : id.substring(scheme + 3);
  }
}
