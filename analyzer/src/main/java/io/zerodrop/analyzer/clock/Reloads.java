package io.zerodrop.analyzer.clock;

import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.timeline.EndpointTrack;
import io.zerodrop.analyzer.timeline.PodTimeline;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well the reloads that an error log tells of follow the writes of EndpointSlices: the better,
 * the sooner the first reload comes after a quiet time's first write.
 */
final class Reloads {

  /** Writes and reloads this far apart have nothing to do with each other. */
  private static final long QUIET = 6 * Stamp.SECOND;

  private final TreeSet<Long> writes = new TreeSet<>();
  private final Map<String, TreeSet<Long>> byFile = new TreeMap<>();

  Reloads(Collection<RouteHistory> routes, Collection<RouterLine> lines) {
    for (RouteHistory route : routes) {
      for (PodTimeline pod : route.pods()) {
        for (EndpointTrack track : pod.endpoints()) {
          for (EndpointTrack.Change change : track.changes()) {
            writes.add(change.at().latest());
          }
        }
      }
    }
    for (RouterLine line : lines) {
      if (line.kind() == RouterLine.Kind.RELOAD_STARTED && line.time() != null) {
        byFile
            .computeIfAbsent(line.position().file(), f -> new TreeSet<>())
            .add(line.time().middle());
      }
    }
  }

  /**
   * Which of two offsets of an error log's clock its reloads fit better.
   *
   * @return below 0 for the first, above 0 for the second, 0 where they do not tell
   */
  int compare(String file, long first, long second) {
    TreeSet<Long> reloads = byFile.getOrDefault(file, new TreeSet<>());
    double one = strain(reloads, first);
    double other = strain(reloads, second);
    if (Math.max(one, other) < Stamp.SECOND
        || Math.abs(one - other) < 0.25 * Math.max(one, other)) {
      return 0;
    }
    return one < other ? -1 : 1;
  }

  private double strain(TreeSet<Long> reloads, long offset) {
    double strain = 0;
    long last = Long.MIN_VALUE / 2;
    for (long reload : reloads) {
      if (reload - last > QUIET) {
        // A log of whole seconds may show it half a second too early.
        Long write = writes.floor(reload - offset + Stamp.SECOND / 2);
        strain += write == null ? QUIET : Math.min(QUIET, Math.max(0, reload - offset - write));
      }
      last = reload;
    }
    long begin = reloads.isEmpty() ? Long.MAX_VALUE : reloads.first() - offset - QUIET;
    last = Long.MIN_VALUE / 2;
    for (long write : writes.tailSet(begin)) {
      if (write - last > QUIET) {
        Long reload = reloads.ceiling(write + offset - Stamp.SECOND / 2);
        strain += reload == null ? QUIET : Math.min(QUIET, Math.max(0, reload - offset - write));
      }
      last = write;
    }
    return strain;
  }
}
