package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.Stamp;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Dates a write by its resourceVersion. Within one etcd the revision grows with every write of any
 * object (domain: one counter for all types), so a write lies between those just below and above.
 * An inference, not an API contract: it only ever narrows.
 */
final class RevisionClock {

  private final NavigableMap<Long, Long> notBefore = new TreeMap<>();
  private final NavigableMap<Long, Long> notAfter = new TreeMap<>();
  private boolean sealed;

  /** A write of this revision is known to have happened inside the stamp. */
  void written(long revision, Stamp stamp) {
    notBefore.merge(revision, stamp.earliest(), Math::max);
    notAfter.merge(revision, stamp.latest(), Math::min);
  }

  /** The write was seen at this time, so it happened no later. */
  void seen(long revision, long micros) {
    notAfter.merge(revision, micros, Math::min);
  }

  private void seal() {
    if (sealed) {
      return;
    }
    long running = Long.MIN_VALUE;
    for (var entry : notBefore.entrySet()) {
      running = Math.max(running, entry.getValue());
      entry.setValue(running);
    }
    running = Long.MAX_VALUE;
    for (var entry : notAfter.descendingMap().entrySet()) {
      running = Math.min(running, entry.getValue());
      entry.setValue(running);
    }
    sealed = true;
  }

  /** The stamp narrowed by what is known of the revisions around; itself where they contradict. */
  Stamp narrow(long revision, Stamp stamp) {
    seal();
    var below = notBefore.floorEntry(revision);
    var above = notAfter.ceilingEntry(revision);
    long from = below == null ? stamp.earliest() : Math.max(stamp.earliest(), below.getValue());
    long to = above == null ? stamp.latest() : Math.min(stamp.latest(), above.getValue());
    return from <= to ? new Stamp(from, to) : stamp;
  }

  /** When a write of this revision happened, as far as others tell; null if they do not. */
  Stamp bracket(long revision) {
    seal();
    var below = notBefore.floorEntry(revision);
    var above = notAfter.ceilingEntry(revision);
    if (below == null || above == null || below.getValue() > above.getValue()) {
      return null;
    }
    return new Stamp(below.getValue(), above.getValue());
  }
}
