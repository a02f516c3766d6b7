package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.AttemptSeen;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.RouteKeys;
import io.zerodrop.analyzer.route.RouteKind;
import io.zerodrop.analyzer.route.VirtualAddresses;
import io.zerodrop.analyzer.verdict.Judge;
import io.zerodrop.analyzer.verdict.LoggedAttempts;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.analyzer.verdict.rule.RuleBook;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableSupplier;

/** Joins the attempts to one route with what stood behind it. */
public final class VerdictFunction
    extends KeyedProcessFunction<String, PackedObservation, Verdict> {

  private static final long serialVersionUID = 1L;

  private final Thresholds thresholds;
  private final SerializableSupplier<ClusterBackground> background;
  private final OutputTag<PackedObservation> unresolved;
  private final OutputTag<RouteControl> controls;

  private transient ValueState<WaitingBytes> observations;
  private transient PackedObservation.Codec codec;
  private transient ClusterBackground known;
  private transient Judge judge;
  private transient RouteKeys keys;

  /**
   * @param unresolved where observations of an address go that seems to be a Service's; null where
   *     they have come from there
   * @param controls where it goes what tells how far the verdicts can be trusted
   */
  public VerdictFunction(
      Thresholds thresholds,
      SerializableSupplier<ClusterBackground> background,
      OutputTag<PackedObservation> unresolved,
      OutputTag<RouteControl> controls) {
    this.thresholds = thresholds;
    this.background = background;
    this.unresolved = unresolved;
    this.controls = controls;
  }

  @Override
  public void open(OpenContext context) {
    observations =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("observations", TypeInformation.of(WaitingBytes.class)));
    codec = PackedObservation.codec(getRuntimeContext());
    known = background.get();
    keys = new RouteKeys(known.names());
    judge = new Judge(RuleBook.rules(), thresholds);
  }

  @Override
  public void processElement(PackedObservation observation, Context context, Collector<Verdict> out)
      throws Exception {
    WaitingBytes waiting = observations.value();
    waiting = waiting == null ? WaitingBytes.none() : waiting;
    observations.update(waiting.with(observation.packed()));
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Verdict> out)
      throws Exception {
    List<AttemptSeen> attempts = new ArrayList<>();
    List<UpstreamError> errors = new ArrayList<>();
    List<RouterLine> switches = new ArrayList<>();
    for (RouteObservation observation : waiting()) {
      if (observation instanceof RouteObservation.Attempted attempted) {
        attempts.add(attempted.attempt());
      } else if (observation instanceof RouteObservation.Failed failed) {
        errors.add(failed.error());
      } else if (observation instanceof RouteObservation.Switched switched) {
        switches.add(switched.line());
      }
    }
    observations.clear();
    RouteHistory route = history(context.getCurrentKey());
    if (route == null && unresolved != null) {
      String key = VirtualAddresses.keyOf(attempts, keys);
      if (key != null) {
        for (AttemptSeen attempt : attempts) {
          context.output(unresolved, codec.pack(new RouteObservation.Attempted(key, attempt)));
        }
        for (UpstreamError error : errors) {
          context.output(unresolved, codec.pack(new RouteObservation.Failed(key, error)));
        }
        return;
      }
    }
    boolean doubtful =
        route != null && unresolved == null && !VirtualAddresses.plausible(route, attempts);
    if (route == null || doubtful) {
      route =
          new RouteHistory(
              context.getCurrentKey(),
              RouteKind.UNKNOWN,
              List.of(),
              List.of(),
              null,
              known.coverage());
    }
    LoggedAttempts logged = new LoggedAttempts(attempts, errors);
    judge.judge(route, logged, switches).forEach(out::collect);
    context.output(controls, RouteControl.of(judge, route, logged, switches));
  }

  private List<RouteObservation> waiting() throws IOException {
    List<RouteObservation> unpacked = new ArrayList<>();
    WaitingBytes waiting = observations.value();
    if (waiting != null) {
      waiting.forEach(packed -> unpacked.add(codec.unpack(packed)));
    }
    return unpacked;
  }

  /** What a line names may be an address; what was inferred from lines is a Service's. */
  private RouteHistory history(String key) {
    boolean may =
        unresolved != null ? !RouteKeys.isServiceAddress(key) : RouteKeys.isOfService(key);
    return may ? known.route(key) : null;
  }
}
