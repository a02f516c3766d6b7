package io.zerodrop.pipeline.inspect;

import io.zerodrop.dashboards.document.Timestamps;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of one record that let a user see whether it was understood. */
final class SampleFields {

  private final Map<String, String> fields = new LinkedHashMap<>();

  private SampleFields() {}

  static Map<String, String> of(RequestLogged request) {
    SampleFields sample = new SampleFields();
    sample.put("start", time(request.start()));
    sample.put("end", time(request.end()));
    sample.put("method", request.method());
    sample.put("path", request.path());
    sample.put("status", request.status());
    sample.put("request_id", request.requestId());
    sample.put("client", request.clientIp());
    sample.put("host", request.host());
    sample.put("service", name(request.namespace(), request.service()));
    sample.put("backend", request.upstreamName());
    for (Attempt attempt : request.attempts()) {
      String suffix = request.attempts().size() == 1 ? "" : "_" + attempt.number();
      String port = attempt.port() == 0 ? "" : ":" + attempt.port();
      sample.put("upstream" + suffix, attempt.address() == null ? null : attempt.address() + port);
      sample.put("upstream_status" + suffix, attempt.status() == 0 ? null : attempt.status());
      sample.put("failure" + suffix, attempt.failure());
    }
    sample.put(
        "retries_not_described", request.hiddenAttempts() == 0 ? null : request.hiddenAttempts());
    return sample.fields;
  }

  static Map<String, String> of(ClusterEvent event) {
    SampleFields sample = new SampleFields();
    sample.put("time", event.time() == null ? null : time(event.time()));
    if (event instanceof AuditEvent audit) {
      sample.put("verb", audit.verb());
      sample.put("resource", name(audit.resource(), audit.subresource()));
      sample.put("name", name(audit.namespace(), audit.name()));
      sample.put("user", audit.user());
      sample.put("level", audit.level());
      sample.put("code", audit.code());
    } else if (event instanceof SliceObserved slice) {
      sample.put("type", slice.type());
      sample.put("slice", name(slice.slice().namespace(), slice.slice().name()));
    } else if (event instanceof PodObserved pod) {
      sample.put("type", pod.type());
      sample.put("pod", name(pod.pod().namespace(), pod.pod().name()));
    } else if (event instanceof ProxyLine line) {
      sample.put("node", line.node());
      sample.put("line", line.kind());
      sample.put("service", line.service());
    } else if (event instanceof KubeletLine line) {
      sample.put("node", line.node());
      sample.put("line", line.kind());
      sample.put("pod", name(line.namespace(), line.pod()));
    } else if (event instanceof KubernetesEvent of) {
      sample.put("reason", of.reason());
      sample.put("object", of.involvedKind() + " " + name(of.namespace(), of.name()));
    } else if (event instanceof UpstreamError error) {
      sample.put("failure", error.failure());
      sample.put("upstream", error.upstream());
      sample.put("request", error.request());
    } else if (event instanceof RouterLine line) {
      sample.put("router", line.router());
      sample.put("line", line.kind());
      sample.put("backend", line.backend());
    } else if (event instanceof ManifestObserved manifest) {
      sample.put("object", object(manifest));
    }
    return sample.fields;
  }

  private static String object(ManifestObserved manifest) {
    if (manifest.service() != null) {
      return "Service " + name(manifest.service().namespace(), manifest.service().name());
    }
    if (manifest.workload() != null) {
      return manifest.workload().kind()
          + " "
          + name(manifest.workload().namespace(), manifest.workload().name());
    }
    return "Node " + manifest.node().name();
  }

  private void put(String name, Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  /** Both bounds where the format leaves more than a millisecond between them. */
  private static String time(Stamp stamp) {
    String earliest = Timestamps.format(stamp.earliest());
    return stamp.width() <= Stamp.MILLISECOND
        ? earliest
        : earliest + " to " + Timestamps.format(stamp.latest());
  }

  private static String name(String first, String second) {
    return first == null ? second : second == null ? first : first + "/" + second;
  }
}
