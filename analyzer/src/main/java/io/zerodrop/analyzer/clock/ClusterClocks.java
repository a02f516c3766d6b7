package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.ClusterEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The cluster's own logs on one clock.
 *
 * @param pods with every time corrected
 * @param others with every time corrected
 * @param readings of every clock that some pair of records relates to another
 */
public record ClusterClocks(
    List<PodDossier> pods, List<ClusterEvent> others, List<ClockReading> readings) {

  /**
   * Reads the clocks of all logs and corrects those that are off beyond noise.
   *
   * @param correct whether to correct; if not, the readings tell but nothing is moved
   */
  public static ClusterClocks of(
      List<PodDossier> pods, List<ClusterEvent> others, boolean correct) {
    List<ClusterEvent> all = new ArrayList<>(others);
    pods.forEach(pod -> all.addAll(pod.records()));
    SourceClocks clocks = new SourceClocks(all);
    List<ClockReading> readings = read(clocks, pods, others);
    ClockCorrection correction = new ClockCorrection(clocks, readings);
    if (!correct || correction.changesNothing()) {
      return new ClusterClocks(pods, others, readings);
    }
    return new ClusterClocks(
        pods.stream().map(correction::of).toList(),
        others.stream().map(correction::of).toList(),
        readings);
  }

  private static List<ClockReading> read(
      SourceClocks clocks, List<PodDossier> pods, List<ClusterEvent> others) {
    Links links = new Links();
    PodLinks ofPods = new PodLinks(clocks, links);
    ObjectLinks ofObjects = new ObjectLinks(clocks, links);
    for (PodDossier pod : pods) {
      ofPods.add(pod);
      ofObjects.add(pod);
    }
    new SliceLinks(clocks, links).add(others);
    new DeliveryLinks(clocks, links).add(others);
    Map<Clock, Set<String>> files = files(clocks, pods, others);
    return ClockSolver.readings(links.graph()).stream()
        .map(
            reading ->
                reading.in(List.copyOf(files.getOrDefault(reading.clock(), new TreeSet<>()))))
        .toList();
  }

  private static Map<Clock, Set<String>> files(
      SourceClocks clocks, List<PodDossier> pods, List<ClusterEvent> others) {
    Map<Clock, Set<String>> files = new TreeMap<>();
    Consumer<ClusterEvent> note =
        record -> {
          String file = record.position().file();
          for (Clock clock : Arrays.asList(clocks.of(record), SourceClocks.ofApiTimes(record))) {
            if (clock != null) {
              files.computeIfAbsent(clock, c -> new TreeSet<>()).add(file);
            }
          }
        };
    others.forEach(note);
    pods.forEach(pod -> pod.records().forEach(note));
    return files;
  }
}
