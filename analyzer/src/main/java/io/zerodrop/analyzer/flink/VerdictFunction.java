package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.route.ServiceNames;
import io.zerodrop.analyzer.route.VirtualAddresses;
import io.zerodrop.analyzer.timeline.Coverage;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.rule.RuleBook;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Joins the attempts to one route with what stood behind it. */
public final class VerdictFunction
    extends KeyedCoProcessFunction<String, RouteHistory, RouteObservation, Verdict> {

  private static final long serialVersionUID = 1L;

  private final Thresholds thresholds;
  private final Coverage coverage;
  private final Collection<String> services;
  private final OutputTag<RouteObservation> unresolved;
  private final OutputTag<RouteControl> controls;

  private transient ValueState<RouteHistory> history;
  private transient ListState<RouteObservation> observations;
  private transient Judge judge;
  private transient RouteKeys keys;

  /**
   * @param coverage for routes that have no history
   * @param services {@code namespace/name} of all known Services
   * @param unresolved where observations of an address go that seems to be a Service's; null where
   *     they have come from there
   * @param controls where it goes what tells how far the verdicts can be trusted
   */
  public VerdictFunction(
      Thresholds thresholds,
      Coverage coverage,
      Collection<String> services,
      OutputTag<RouteObservation> unresolved,
      OutputTag<RouteControl> controls) {
    this.thresholds = thresholds;
    this.coverage = coverage;
    this.services = services;
    this.unresolved = unresolved;
    this.controls = controls;
  }

  @Override
  public void open(OpenContext context) {
    history =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("history", TypeInformation.of(RouteHistory.class)));
    observations =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>(
                    "observations", TypeInformation.of(RouteObservation.class)));
    keys = new RouteKeys(new ServiceNames(services));
    judge = new Judge(RuleBook.rules(), thresholds);
  }

  @Override
  public void processElement1(RouteHistory route, Context context, Collector<Verdict> out)
      throws Exception {
    history.update(route);
  }

  @Override
  public void processElement2(RouteObservation observation, Context context, Collector<Verdict> out)
      throws Exception {
    observations.add(observation);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Verdict> out)
      throws Exception {
    List<AttemptSeen> attempts = new ArrayList<>();
    List<UpstreamError> errors = new ArrayList<>();
    List<RouterLine> switches = new ArrayList<>();
    for (RouteObservation observation : observations.get()) {
      if (observation instanceof RouteObservation.Attempted attempted) {
        attempts.add(attempted.attempt());
      } else if (observation instanceof RouteObservation.Failed failed) {
        errors.add(failed.error());
      } else if (observation instanceof RouteObservation.Switched switched) {
        switches.add(switched.line());
      }
    }
    observations.clear();
    RouteHistory route = history.value();
    if (route == null && unresolved != null) {
      String key = VirtualAddresses.keyOf(attempts, keys);
      if (key != null) {
        attempts.forEach(of -> context.output(unresolved, new RouteObservation.Attempted(key, of)));
        errors.forEach(of -> context.output(unresolved, new RouteObservation.Failed(key, of)));
        return;
      }
    }
    boolean doubtful =
        route != null && unresolved == null && !VirtualAddresses.plausible(route, attempts);
    if (route == null || doubtful) {
      route =
          new RouteHistory(
              context.getCurrentKey(), RouteKind.UNKNOWN, List.of(), List.of(), null, coverage);
    }
    judge.judge(route, attempts, errors, switches).forEach(out::collect);
    context.output(controls, RouteControl.of(judge, route, attempts, errors, switches));
  }
}
