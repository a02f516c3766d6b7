package io.zerodrop.dashboards.report.figure;

import io.zerodrop.ingest.event.Stamp;
import java.util.Set;

/**
 * A state that held for a while. It is solid where the bounds of its ends leave no doubt and fades
 * out over them.
 *
 * @param kind how it is painted
 * @param text written on it where there is room
 * @param tip what it means, for a reader who points at it
 */
public record Bar(String kind, String text, String tip, Stamp from, Stamp to) {

  private static final Set<String> PATTERNED = Set.of("terminating", "refuses", "gap");

  /** Whether it is told apart by more than its colour. */
  public boolean patterned() {
    return PATTERNED.contains(kind);
  }

  /** Where it is certain to have begun; in the middle of all where nothing is certain. */
  public long solidFrom() {
    return from.latest() <= to.earliest() ? from.latest() : middle();
  }

  public long solidTo() {
    return from.latest() <= to.earliest() ? to.earliest() : middle();
  }

  /** The bounds may contradict each other; a bar never runs backwards. */
  public long begin() {
    return Math.min(from.earliest(), solidFrom());
  }

  public long end() {
    return Math.max(to.latest(), solidTo());
  }

  /** Its text has room from here, and leaves the text of its neighbours theirs. */
  public long textFrom() {
    return (begin() + solidFrom()) / 2;
  }

  public long textTo() {
    return (solidTo() + end()) / 2;
  }

  private long middle() {
    return from.earliest() + (to.latest() - from.earliest()) / 2;
  }
}
