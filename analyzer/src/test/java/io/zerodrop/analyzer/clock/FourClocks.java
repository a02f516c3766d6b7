package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Logs of four clocks about changes that went from one to the other. */
final class FourClocks {

  static final long MS = Stamp.MILLISECOND;
  static final Clock AUDIT = Clock.of("audit", null);
  static final Clock POD = Clock.of("pod", null);
  static final Clock KUBELET_1 = Clock.of("kubelet", "node-1");
  static final Clock KUBELET_2 = Clock.of("kubelet", "node-2");
  static final List<Clock> ALL = List.of(AUDIT, POD, KUBELET_1, KUBELET_2);

  private final Links links = new Links();
  private final Map<Clock, Long> offsets = new TreeMap<>();

  FourClocks set(Clock clock, long ahead) {
    offsets.put(clock, ahead);
    return this;
  }

  /** Each change is written, seen by a watcher, acted on by two, and its end written again. */
  FourClocks changes(int count) {
    for (int i = 0; i < count; i++) {
      long at = i * 2_000 * MS;
      link("written, then watched", AUDIT, at, POD, at + (3 + i) * MS, 500 * MS);
      for (Clock kubelet : List.of(KUBELET_1, KUBELET_2)) {
        link("written, then acted on", AUDIT, at, kubelet, at + (5 + i) * MS, 500 * MS);
        link("acted on, then written", kubelet, at + 40 * MS, AUDIT, at + 60 * MS, 0);
      }
    }
    return this;
  }

  void link(String what, Clock first, long at, Clock second, long then, long prompt) {
    links.add(what, first, logged(first, at), second, logged(second, then), prompt);
  }

  private Stamp logged(Clock clock, long at) {
    return Stamp.at(at + offsets.getOrDefault(clock, 0L));
  }

  List<ClockReading> readings() {
    return ClockSolver.readings(links.graph());
  }

  ClockReading reading(Clock clock) {
    return readings().stream()
        .filter(reading -> reading.clock().equals(clock))
        .findFirst()
        .orElseThrow();
  }
}
