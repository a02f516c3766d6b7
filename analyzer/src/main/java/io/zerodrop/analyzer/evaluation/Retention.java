package io.zerodrop.analyzer.evaluation;

import io.zerodrop.ingest.event.Stamp;
import java.io.Serializable;

/**
 * How long a stream holds on to what it has seen; in microseconds of the logs' time.
 *
 * @param settled after which without anything new an incident is closed, and no more revised
 * @param longest after which an incident that goes on is closed in part
 * @param documents how long closed documents stay among the results
 */
public record Retention(long settled, long longest, long documents) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final long MINUTE = 60 * Stamp.SECOND;

  /** An incident may go on so many times as long as it takes to settle. */
  private static final long LONGEST = 6;

  public static final Retention DEFAULT = settlingIn(10 * MINUTE);

  /**
   * @param settled in microseconds
   */
  public static Retention settlingIn(long settled) {
    return new Retention(settled, LONGEST * settled, 24 * 60 * MINUTE);
  }

  /** How long what a picture of the cluster is drawn from is of use. */
  public long events() {
    return settled + longest;
  }
}
