package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.AuditEvent;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.ContainerStatus;
import io.zerodrop.ingest.event.ContainerStatus.Run;
import io.zerodrop.ingest.event.KubeletLine;
import io.zerodrop.ingest.event.PodState;
import io.zerodrop.ingest.event.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be in order between the times inside pod objects and the records that show them. A
 * kubelet writes {@code finishedAt} and the Ready condition's {@code lastTransitionTime} by its
 * node's clock, an API server {@code creationTimestamp} and {@code deletionTimestamp} by its own,
 * all floored to the second.
 */
final class ObjectLinks {

  /** The kubelet lists its containers each second (PLEG), then patches the status. */
  private static final long STATUS = 1_500 * Stamp.MILLISECOND;

  private final SourceClocks clocks;
  private final Links links;

  /** The first record of each source that shows one time of the node's clock. */
  private record Shown(String what, String of, long at, boolean audit) {}

  private record Copies(Map<Boolean, Long> bySource) {}

  ObjectLinks(SourceClocks clocks, Links links) {
    this.clocks = clocks;
    this.links = links;
  }

  void add(PodDossier pod) {
    String node = PodNode.of(pod);
    Map<Shown, ClusterEvent> first = new HashMap<>();
    Map<String, Copies> copies = new TreeMap<>();
    for (ClusterEvent record : pod.records()) {
      PodState state = PodNode.stateIn(record);
      if (state == null || record.time() == null) {
        continue;
      }
      boolean audit = record instanceof AuditEvent;
      if (state.created() != null && state.uid() != null) {
        noteApiTime(record, state);
        copies
            .computeIfAbsent("created " + state.uid(), k -> new Copies(new TreeMap<>()))
            .bySource()
            .putIfAbsent(audit, state.created());
      }
      if (state.ready() != null && state.readySince() != null) {
        String change = "Ready " + state.ready();
        note(first, new Shown(change, state.uid(), state.readySince(), audit), record);
      }
      for (ContainerStatus status : state.statuses()) {
        noteStart(first, copies, status, record);
        noteRun(first, copies, status.current(), record);
        noteRun(first, copies, status.last(), record);
      }
    }
    first.forEach((shown, record) -> linkNodeTime(shown, record, node));
    linkCopies(copies, node);
    linkKubelet(pod, first, copies, node);
  }

  private void noteApiTime(ClusterEvent record, PodState state) {
    Clock api = SourceClocks.ofApiTimes(record);
    Stamp created = Stamp.ofSecond(state.created());
    links.add("a pod is created, then shown", api, created, clocks.of(record), record.time(), 0);
    if (record instanceof AuditEvent event
        && "create".equals(event.verb())
        && event.code() == 201
        && event.subresource() == null) {
      links.add(
          "a creation is asked for, then dated",
          clocks.of(record),
          record.time(),
          api,
          created,
          DATED);
    }
  }

  /** An API server dates an object while it answers; the date is floored to the second. */
  private static final long DATED = Stamp.SECOND;

  private static void note(Map<Shown, ClusterEvent> first, Shown shown, ClusterEvent record) {
    first.merge(shown, record, (a, b) -> a.time().compareTo(b.time()) <= 0 ? a : b);
  }

  private static void noteRun(
      Map<Shown, ClusterEvent> first, Map<String, Copies> copies, Run run, ClusterEvent record) {
    if (run == null || run.finishedAt() == null || run.finishedAt() <= 0) {
      return;
    }
    boolean audit = record instanceof AuditEvent;
    String id = run.containerId() == null ? "" : run.containerId();
    note(first, new Shown("a container finished", shortId(id), run.finishedAt(), audit), record);
    copies
        .computeIfAbsent("finished " + shortId(id), k -> new Copies(new TreeMap<>()))
        .bySource()
        .putIfAbsent(audit, run.finishedAt());
  }

  private static void noteStart(
      Map<Shown, ClusterEvent> first,
      Map<String, Copies> copies,
      ContainerStatus status,
      ClusterEvent record) {
    if (status.startedAt() == null || status.startedAt() <= 0 || status.containerId() == null) {
      return;
    }
    boolean audit = record instanceof AuditEvent;
    String id = shortId(status.containerId());
    note(first, new Shown("a container started", id, status.startedAt(), audit), record);
    copies
        .computeIfAbsent("started " + id, k -> new Copies(new TreeMap<>()))
        .bySource()
        .putIfAbsent(audit, status.startedAt());
  }

  private static String shortId(String id) {
    return id.substring(id.indexOf("://") < 0 ? 0 : id.indexOf("://") + 3);
  }

  private void linkNodeTime(Shown shown, ClusterEvent record, String node) {
    Clock clock = SourceClocks.ofNodeTimes(record, node);
    if (clock != null) {
      links.add(
          shown.what() + " on the node, then in the status",
          clock,
          Stamp.ofSecond(shown.at()),
          clocks.of(record),
          record.time(),
          STATUS);
    }
  }

  private void linkCopies(Map<String, Copies> copies, String node) {
    copies.forEach(
        (what, of) -> {
          if (of.bySource().size() == 2) {
            boolean api = what.startsWith("created ");
            Clock.Reading reading = api ? Clock.Reading.API_OBJECT : Clock.Reading.NODE_OBJECT;
            String place = api ? "" : node;
            if (place != null) {
              links.same(
                  "copies of one time",
                  new Clock("audit", reading, place),
                  of.bySource().get(true),
                  new Clock("pod", reading, place),
                  of.bySource().get(false));
            }
          }
        });
  }

  /** The kubelet's log and the times in the status are by the same clock. */
  private void linkKubelet(
      PodDossier pod, Map<Shown, ClusterEvent> first, Map<String, Copies> copies, String node) {
    for (ClusterEvent record : pod.records()) {
      if (!(record instanceof KubeletLine line) || line.containerId() == null || node == null) {
        continue;
      }
      String id = shortId(line.containerId());
      if (line.kind() == KubeletLine.Kind.CONTAINER_DIED) {
        linkLine("a container finished", copies.get("finished " + id), line, node);
      } else if (line.kind() == KubeletLine.Kind.CONTAINER_STARTED) {
        linkLine("a container started", copies.get("started " + id), line, node);
        first.forEach(
            (shown, status) -> {
              if (shown.what().equals("a container started") && shown.of().equals(id)) {
                links.add(
                    "the kubelet's log says that a container started, then its status",
                    clocks.of(line),
                    line.time(),
                    clocks.of(status),
                    status.time(),
                    STATUS);
              }
            });
      }
    }
  }

  private void linkLine(String what, Copies of, KubeletLine line, String node) {
    if (of != null) {
      of.bySource()
          .forEach(
              (audit, at) ->
                  links.add(
                      what + ", then the kubelet's log says so",
                      new Clock(audit ? "audit" : "pod", Clock.Reading.NODE_OBJECT, node),
                      Stamp.ofSecond(at),
                      clocks.of(line),
                      line.time(),
                      STATUS));
    }
  }
}
