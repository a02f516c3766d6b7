package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.clock.ErrorLag;
import io.zerodrop.analyzer.clock.RouterTrace;
import io.zerodrop.analyzer.clock.RouterTraces;
import io.zerodrop.analyzer.placebo.PlaceboCount;
import io.zerodrop.analyzer.placebo.PlaceboRun;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.verdict.ErrorLags;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.LoggedAttempts;
import io.zerodrop.ingest.event.RouterLine;
import java.util.List;

/**
 * What the attempts of one route say of how far the verdicts on them can be trusted.
 *
 * @param traces one for each router
 * @param lags of error logs behind access logs, as many as the lines allow
 */
public record RouteControl(List<RouterTrace> traces, List<ErrorLag> lags, PlaceboCount placebo) {

  public RouteControl {
    traces = List.copyOf(traces);
    lags = List.copyOf(lags);
  }

  public static RouteControl of(
      Judge judge, RouteHistory route, LoggedAttempts logged, List<RouterLine> switches) {
    return new RouteControl(
        RouterTraces.of(route.key(), logged.seen()),
        ErrorLags.of(logged.seen(), logged.errors()),
        PlaceboRun.of(judge, route, logged, switches));
  }
}
