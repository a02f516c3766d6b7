package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Candidate;
import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Evidence;
import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Remedy;
import java.util.Map;

/** The entries of lists inside documents. */
final class PartShapes {

  static final Shape<Evidence> EVIDENCE =
      new ShapeBuilder<Evidence>()
          .text(PartFields.SOURCE, Evidence::source)
          .text(PartFields.FILE, Evidence::file)
          .whole(PartFields.LINE, Evidence::line)
          .text(PartFields.SHOWS, Evidence::shows)
          .build();

  static final Shape<Candidate> CANDIDATE =
      new ShapeBuilder<Candidate>()
          .text(PartFields.CAUSE, candidate -> candidate.cause().id())
          .decimal(PartFields.LIKELIHOOD, Candidate::likelihood)
          .texts(PartFields.SPEAKS_FOR, Candidate::speaksFor)
          .texts(PartFields.AGAINST, Candidate::against)
          .build();

  static final Shape<Milestone> MILESTONE =
      new ShapeBuilder<Milestone>()
          .text(PartFields.NAME, Milestone::name)
          .time(PartFields.AT, Milestone::at)
          .time(PartFields.EARLIEST, milestone -> milestone.bounds().earliest())
          .time(PartFields.LATEST, milestone -> milestone.bounds().latest())
          .text(PartFields.WHERE, Milestone::where)
          .text(PartFields.SOURCE, Milestone::source)
          .build();

  static final Shape<Map.Entry<String, Integer>> EXIT_CODE =
      new ShapeBuilder<Map.Entry<String, Integer>>()
          .text(PartFields.CONTAINER, Map.Entry::getKey)
          .whole(PartFields.CODE, Map.Entry::getValue)
          .build();

  static final Shape<PlacedLag> LAG =
      new ShapeBuilder<PlacedLag>()
          .text(PartFields.NAME, PlacedLag::name)
          .text(PartFields.WHERE, PlacedLag::where)
          .decimal(PartFields.LAG, PlacedLag::milliseconds)
          .decimal(PartFields.LAG_LEAST, PlacedLag::least)
          .decimal(PartFields.LAG_MOST, PlacedLag::most)
          .build();

  static final Shape<PhaseCount> PHASE_COUNT =
      new ShapeBuilder<PhaseCount>()
          .text(PartFields.PHASE, PhaseCount::phase)
          .text(PartFields.OUTCOME, PhaseCount::outcome)
          .whole(PartFields.COUNT, PhaseCount::count)
          .build();

  static final Shape<Remedy.Change> CHANGE =
      new ShapeBuilder<Remedy.Change>()
          .text(PartFields.OBJECT, Remedy.Change::object)
          .text(PartFields.FIELD, Remedy.Change::field)
          .text(PartFields.FROM, Remedy.Change::from)
          .text(PartFields.TO, Remedy.Change::to)
          .flag(PartFields.DESTRUCTIVE, Remedy.Change::destructive)
          .build();

  static final Shape<Counterfactual> COUNTERFACTUAL =
      new ShapeBuilder<Counterfactual>()
          .text(PartFields.SETTING, Counterfactual::setting)
          .decimal(PartFields.SHARE, Counterfactual::share)
          .whole(PartFields.NEEDED, each -> milliseconds(each.seconds()))
          .whole(PartFields.TODAY, each -> milliseconds(each.todaySeconds()))
          .decimal(PartFields.TODAY_SHARE, each -> each.todayShare() < 0 ? null : each.todayShare())
          .flag(PartFields.CENSORED, Counterfactual::censored)
          .decimal(PartFields.REQUEST_RATE, Counterfactual::requestsPerSecond)
          .build();

  private PartShapes() {}

  private static Long milliseconds(Double seconds) {
    return seconds == null ? null : Math.round(seconds * 1000);
  }
}
