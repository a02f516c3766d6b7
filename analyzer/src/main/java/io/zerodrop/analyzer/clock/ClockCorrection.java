package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.PodObserved;
import io.zerodrop.ingest.event.ProxyLine;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes off every record's times what its clock was found to be ahead. */
final class ClockCorrection {

  private final SourceClocks clocks;
  private final Map<Clock, Long> offsets = new TreeMap<>();

  ClockCorrection(SourceClocks clocks, List<ClockReading> readings) {
    this.clocks = clocks;
    for (ClockReading reading : readings) {
      if (reading.offset() != 0) {
        offsets.put(reading.clock(), reading.offset());
      }
    }
  }

  boolean changesNothing() {
    return offsets.isEmpty();
  }

  PodDossier of(PodDossier pod) {
    String node = PodNode.of(pod);
    return new PodDossier(
        pod.namespace(),
        pod.name(),
        pod.records().stream().map(record -> of(record, node)).toList());
  }

  /** A record that is about no single pod. */
  ClusterEvent of(ClusterEvent record) {
    return of(record, null);
  }

  private ClusterEvent of(ClusterEvent record, String node) {
    Clock clock = clocks.of(record);
    long ahead = offset(clock);
    RedatedObjects objects =
        new RedatedObjects(
            -offset(SourceClocks.ofApiTimes(record)),
            -offset(SourceClocks.ofNodeTimes(record, node)));
    if (ahead == 0 && objects.changesNothing()) {
      return record;
    }
    Stamp time = record.time() == null ? null : record.time().plus(-ahead);
    if (record instanceof AuditEvent event) {
      return audit(event, time, objects);
    }
    if (record instanceof PodObserved of) {
      return new PodObserved(of.position(), time, of.type(), objects.pod(of.pod()));
    }
    if (record instanceof SliceObserved of) {
      return new SliceObserved(of.position(), time, of.type(), objects.slice(of.slice()));
    }
    return logLine(record, time);
  }

  private long offset(Clock clock) {
    return clock == null ? 0 : offsets.getOrDefault(clock, 0L);
  }

  private static AuditEvent audit(AuditEvent of, Stamp time, RedatedObjects objects) {
    return new AuditEvent(
        of.position(),
        time,
        of.auditId(),
        of.level(),
        of.verb(),
        of.user(),
        of.impersonator(),
        of.userAgent(),
        of.resource(),
        of.subresource(),
        of.namespace(),
        of.name(),
        of.uid(),
        of.code(),
        of.message(),
        of.gracePeriodSeconds(),
        of.dryRun(),
        of.fieldManager(),
        of.change(),
        objects.pod(of.pod()),
        of.deletedPods().stream().map(objects::pod).toList(),
        objects.slice(of.slice()),
        of.workload(),
        of.node(),
        of.service());
  }

  private static ClusterEvent logLine(ClusterEvent record, Stamp time) {
    if (record instanceof KubeletLine of) {
      return new KubeletLine(
          of.position(),
          time,
          of.node(),
          of.kind(),
          of.namespace(),
          of.pod(),
          of.podUid(),
          of.container(),
          of.containerId(),
          of.grace(),
          of.exitCode(),
          of.detail());
    }
    if (record instanceof ProxyLine of) {
      return new ProxyLine(
          of.position(),
          time,
          of.node(),
          of.process(),
          of.kind(),
          of.family(),
          of.service(),
          of.port(),
          of.endpoints(),
          of.count(),
          of.elapsed());
    }
    if (record instanceof KubernetesEvent of) {
      return new KubernetesEvent(
          of.position(),
          time,
          of.uid(),
          of.reason(),
          of.type(),
          of.involvedKind(),
          of.namespace(),
          of.name(),
          of.involvedUid(),
          of.fieldPath(),
          of.message(),
          of.component(),
          of.host(),
          of.count());
    }
    return record;
  }
}
