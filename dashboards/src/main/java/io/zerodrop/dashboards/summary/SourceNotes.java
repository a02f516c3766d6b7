package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.source.AuditLevel;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.ingest.format.LogKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be said of the sources of a run.
 *
 * @param lacking what a source that is there does not tell, by kind
 * @param auditLevels by resource, the level that tells least first
 * @param weakened verdicts that are less sure, or undecided, for lack of a source, by kind and
 *     cause
 */
public record SourceNotes(
    Map<String, String> lacking,
    Map<String, List<String>> auditLevels,
    Map<String, Map<String, Long>> weakened) {

  public static final SourceNotes NONE = new SourceNotes(Map.of(), Map.of(), Map.of());

  /** Resources whose bodies the analysis reads. */
  private static final List<String> WITH_BODIES = List.of("pods", "endpointslices", "replicasets");

  /**
   * @param unsteady kinds whose clock contradicts itself
   */
  public static SourceNotes of(
      ObservedCluster cluster, Collection<Verdict> verdicts, Collection<String> unsteady) {
    Map<String, List<String>> levels = new TreeMap<>();
    for (AuditLevel level : cluster.auditLevels()) {
      levels.put(level.resource(), level.levels());
    }
    Map<String, List<String>> notes = new TreeMap<>();
    ClusterPicture picture = cluster.picture();
    without(notes, LogKind.KUBE_PROXY, picture, picture.coverage().proxyNodes());
    without(notes, LogKind.KUBELET, picture, picture.coverage().kubeletNodes());
    bodies(notes, levels);
    for (String kind : unsteady) {
      notes.computeIfAbsent(kind, k -> new ArrayList<>()).add("its clock contradicts itself");
    }
    Map<String, String> lacking = new TreeMap<>();
    notes.forEach((kind, said) -> lacking.put(kind, String.join("; ", said)));
    return new SourceNotes(lacking, levels, weakened(verdicts));
  }

  private static void without(
      Map<String, List<String>> notes, LogKind kind, ClusterPicture picture, List<String> read) {
    Set<String> nodes = new TreeSet<>();
    picture.pods().stream()
        .filter(pod -> pod.node() != null && !pod.endpoints().isEmpty())
        .forEach(pod -> nodes.add(pod.node()));
    nodes.removeAll(read);
    if (!nodes.isEmpty() && !read.isEmpty()) {
      notes
          .computeIfAbsent(kind.id(), k -> new ArrayList<>())
          .add("none of " + String.join(", ", nodes));
    }
  }

  private static void bodies(Map<String, List<String>> notes, Map<String, List<String>> levels) {
    List<String> thin = new ArrayList<>();
    for (String resource : WITH_BODIES) {
      List<String> of = levels.get(resource);
      if (of != null && of.get(of.size() - 1).equals("Metadata")) {
        thin.add(resource);
      }
    }
    if (!thin.isEmpty()) {
      notes
          .computeIfAbsent(LogKind.AUDIT.id(), k -> new ArrayList<>())
          .add("only Metadata of " + String.join(", ", thin) + ", so no objects");
    }
  }

  private static Map<String, Map<String, Long>> weakened(Collection<Verdict> verdicts) {
    Map<String, Map<String, Long>> weakened = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      Set<String> sources = new TreeSet<>();
      for (String missing : verdict.missing()) {
        int colon = missing.indexOf(':');
        sources.add(colon < 0 ? missing : missing.substring(0, colon));
      }
      String cause = verdict.cause() == null ? "served" : verdict.cause().id();
      sources.forEach(
          source ->
              weakened.computeIfAbsent(source, s -> new TreeMap<>()).merge(cause, 1L, Long::sum));
    }
    return weakened;
  }
}
