package io.zerodrop.dashboards.report.figure;

import java.util.List;

/** The lanes of one party, such as the application. */
public record Track(String name, List<Lane> lanes) {

  public Track {
    lanes = List.copyOf(lanes);
  }
}
