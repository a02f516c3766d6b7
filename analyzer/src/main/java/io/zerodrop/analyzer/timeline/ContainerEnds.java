package io.zerodrop.analyzer.timeline;

import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.timeline.PodSightings.Sighting;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ContainerStatus;
import io.zerodrop.ingest.event.ContainerStatus.Run;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ends of a pod's containers, from its status ({@code finishedAt}: the node's clock, floored to the
 * second), narrowed by when the kubelet or a watcher first knew of them.
 */
final class ContainerEnds {

  private final PodSightings pod;
  private final Set<String> serving;
  private final TimelineSettings settings;

  /** One run, found in any number of records. */
  private static final class Found {
    String container;
    String id;
    Run run;
    boolean restarted;
    long seenBy = Long.MAX_VALUE;
    ClusterEvent from;
  }

  ContainerEnds(PodSightings pod, Set<String> serving, TimelineSettings settings) {
    this.pod = pod;
    this.serving = serving;
    this.settings = settings;
  }

  List<ContainerExit> find(Stamp notBefore) {
    Map<String, Found> runs = new TreeMap<>();
    for (Sighting sighting : pod.states) {
      for (ContainerStatus status : sighting.pod().statuses()) {
        note(runs, status, status.current(), false, sighting.from());
        note(runs, status, status.last(), true, sighting.from());
      }
    }
    addUnreported(runs);
    List<ContainerExit> exits = new ArrayList<>();
    for (Found found : runs.values()) {
      ContainerExit exit = toExit(found, notBefore);
      if (exit != null) {
        exits.add(exit);
      }
    }
    exits.sort(Comparator.comparing(ContainerExit::at).thenComparing(ContainerExit::container));
    return exits;
  }

  private void note(
      Map<String, Found> runs, ContainerStatus status, Run run, boolean last, ClusterEvent from) {
    if (run == null) {
      return;
    }
    String id = shortId(run.containerId() == null ? null : run.containerId());
    String key = status.name() + "|" + (id == null ? "at " + run.finishedAt() : id);
    Found found = runs.computeIfAbsent(key, k -> new Found());
    found.container = status.name();
    found.id = id;
    found.restarted |= last;
    found.run = found.run == null || run.finishedAt() != null ? run : found.run;
    Stamp seen = from.time();
    boolean earlier = seen != null && seen.latest() < found.seenBy;
    if (earlier
        || found.from == null
        || (seen != null
            && seen.latest() == found.seenBy
            && ContentOrder.INSTANCE.compare(from, found.from) < 0)) {
      found.from = from;
    }
    if (earlier) {
      found.seenBy = seen.latest();
    }
  }

  /** Ends that only the kubelet's log shows: PLEG names the container by id, not by name. */
  private void addUnreported(Map<String, Found> runs) {
    Map<String, String> names = new TreeMap<>();
    for (KubeletLine line : pod.kubelet) {
      if (line.container() != null && line.containerId() != null) {
        names.put(shortId(line.containerId()), line.container());
      }
    }
    for (KubeletLine line : pod.kubelet) {
      if (!isEnd(line) || line.containerId() == null) {
        continue;
      }
      String id = shortId(line.containerId());
      String name = names.get(id);
      if (name == null || runs.values().stream().anyMatch(f -> id.equals(f.id))) {
        continue;
      }
      Found found = runs.computeIfAbsent(name + "|" + id, k -> new Found());
      found.container = name;
      found.id = id;
      found.from = line;
      found.seenBy = Math.min(found.seenBy, line.time().latest());
    }
  }

  private static boolean isEnd(KubeletLine line) {
    return line.kind() == KubeletLine.Kind.CONTAINER_DIED
        || line.kind() == KubeletLine.Kind.CONTAINER_FINISHED;
  }

  private ContainerExit toExit(Found found, Stamp notBefore) {
    long upper = found.seenBy;
    Evidence evidence =
        PodAssembly.evidence(
            found.from, "container " + found.container + " of " + pod.name + " ended" + how(found));
    int exitCode = found.run == null ? -1 : found.run.exitCode();
    for (KubeletLine line : pod.kubelet) {
      if (isEnd(line) && found.id != null && found.id.equals(shortId(line.containerId()))) {
        upper = Math.min(upper, line.time().latest());
        exitCode = exitCode < 0 ? line.exitCode() : exitCode;
      }
    }
    Stamp at;
    if (found.run != null && found.run.finishedAt() != null && found.run.finishedAt() > 0) {
      at = Stamp.ofSecond(found.run.finishedAt());
    } else if (found.run == null && upper != Long.MAX_VALUE) {
      at = new Stamp(upper - settings.relist(), upper);
    } else {
      return null;
    }
    if (upper >= at.earliest()) {
      at = at.notAfter(upper);
    }
    if (notBefore != null && notBefore.earliest() <= at.latest()) {
      boolean afterwards = notBefore.earliest() >= at.earliest();
      at = afterwards ? at.notBefore(notBefore.earliest()) : at;
    }
    Long started = found.run == null ? null : found.run.startedAt();
    return new ContainerExit(
        found.container,
        found.id,
        serving.contains(found.container),
        found.restarted,
        exitCode,
        found.run == null ? null : found.run.reason(),
        at,
        started == null || started <= 0 ? null : Stamp.ofSecond(started),
        evidence);
  }

  private static String how(Found found) {
    if (found.run == null) {
      return "";
    }
    return " with exit code "
        + found.run.exitCode()
        + (found.run.reason() == null ? "" : " (" + found.run.reason() + ")");
  }

  static String shortId(String id) {
    if (id == null || id.isEmpty()) {
      return null;
    }
    int scheme = id.indexOf("://");
    return scheme < 0 ? id : id.substring(scheme + 3);
  }
}
