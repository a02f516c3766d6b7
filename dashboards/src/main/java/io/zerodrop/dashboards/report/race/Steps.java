package io.zerodrop.dashboards.report.race;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.summary.Figures;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;
import java.util.Optional;

/** The milestones of a termination by name, in order. */
final class Steps {

  /** Far enough from anything that a picture shows. */
  private static final long FAR = 24 * 3600 * Stamp.SECOND;

  private final Termination termination;
  private final List<Milestone> milestones;

  Steps(Termination termination) {
    this.termination = termination;
    this.milestones = termination.milestones().stream().sorted().toList();
  }

  List<Milestone> all(String name) {
    return milestones.stream().filter(milestone -> milestone.name().equals(name)).toList();
  }

  Optional<Milestone> first(String name) {
    return all(name).stream().findFirst();
  }

  long zero() {
    return termination.at();
  }

  /**
   * The end of the container that serves; of several it stands last among the milestones as they
   * were given.
   */
  Optional<Milestone> servingExit() {
    return termination.milestones().stream()
        .filter(milestone -> milestone.name().equals(Milestone.CONTAINER_EXITED))
        .reduce((earlier, later) -> later);
  }

  Termination termination() {
    return termination;
  }

  Stamp longBefore() {
    return Stamp.at(zero() - FAR);
  }

  Stamp longAfter() {
    return Stamp.at(zero() + FAR);
  }

  /** What a milestone says when pointed at. */
  String tip(Milestone milestone) {
    String where = milestone.where() == null ? "" : " (" + milestone.where() + ")";
    String bounds =
        milestone.bounds().width() <= 2 * Stamp.MILLISECOND
            ? ""
            : ", between "
                + Figures.offset(milestone.bounds().earliest() - zero())
                + " and "
                + Figures.offset(milestone.bounds().latest() - zero());
    return milestone.name()
        + where
        + " "
        + Figures.offset(milestone.at() - zero())
        + bounds
        + "; "
        + Figures.clock(milestone.at())
        + " UTC, dated by "
        + milestone.source();
  }
}
