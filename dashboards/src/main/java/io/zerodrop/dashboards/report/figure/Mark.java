package io.zerodrop.dashboards.report.figure;

import io.zerodrop.ingest.event.Stamp;

/**
 * Something that happened at one moment.
 *
 * @param symbol its shape
 * @param at most likely, inside {@code bounds}
 * @param row on which its label stands; -1 where there is no room for it
 */
public record Mark(String symbol, String text, String tip, long at, Stamp bounds, int row) {

  private static final long POINT = 2_000;

  public static Mark of(String symbol, String text, String tip, long at, Stamp bounds) {
    return new Mark(symbol, text, tip, at, bounds, 0);
  }

  Mark onRow(int newRow) {
    return new Mark(symbol, text, tip, at, bounds, newRow);
  }

  /** Whether its bounds are wide enough to be seen. */
  public boolean blurred() {
    return bounds.width() > POINT;
  }
}
