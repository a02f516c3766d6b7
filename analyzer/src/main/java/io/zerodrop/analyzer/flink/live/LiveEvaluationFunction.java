package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.evaluation.LiveAnalysis;
import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.types.ValueSerializer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Says which documents have changed, at most once a tick while anything comes, and for the last
 * time at the end of all input. After a restart it says first what it had said before, so that
 * whoever takes the documents has them all. One task, for only what matters comes here.
 */
public final class LiveEvaluationFunction
    extends KeyedCoProcessFunction<Boolean, PictureUpdate, LiveInput, LiveDocument>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  public static final OutputTag<LiveFigures> FIGURES =
      new OutputTag<>("figures", TypeInformation.of(LiveFigures.class));

  /** Comes when the cluster has changed, and at the end. */
  public static final OutputTag<LiveTrust> TRUST =
      new OutputTag<>("trust", TypeInformation.of(LiveTrust.class));

  private final Thresholds thresholds;
  private final Retention retention;
  private final boolean correctClocks;
  private final long tickMillis;

  private transient Breath breath;
  private transient LiveAnalysis analysis;
  private transient ListState<RequestLogged> requests;
  private transient ListState<ClusterEvent> lines;
  private transient ListState<RequestCount> traffic;
  private transient ListState<LiveDocument> open;
  private transient ListState<LiveDocument> closed;
  private transient ListState<PictureUpdate> picture;
  private transient ListState<Long> numbers;
  private transient ListState<Long> schema;
  private transient ObservedCluster cluster;
  private transient long upTo;
  private transient long revision;
  private transient long late;
  private transient boolean changed;
  private transient boolean ticking;
  private transient boolean restored;

  /**
   * @param correctClocks whether to take off routers' times what their clocks are ahead
   */
  public LiveEvaluationFunction(
      Thresholds thresholds, Retention retention, boolean correctClocks, long tickMillis) {
    this.correctClocks = correctClocks;
    this.thresholds = thresholds;
    this.retention = retention;
    this.tickMillis = tickMillis;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    analysis = new LiveAnalysis(thresholds, retention, correctClocks);
    breath = new Breath(tickMillis);
    upTo = Long.MIN_VALUE;
    requests = list(context, "requests", TypeInformation.of(RequestLogged.class));
    lines = list(context, "lines", TypeInformation.of(ClusterEvent.class));
    traffic = list(context, "traffic", TypeInformation.of(RequestCount.class));
    open = list(context, "open", TypeInformation.of(LiveDocument.class));
    closed = list(context, "closed", TypeInformation.of(LiveDocument.class));
    picture = list(context, "picture", TypeInformation.of(PictureUpdate.class));
    numbers = list(context, "numbers", Types.LONG);
    schema = list(context, "schema", Types.LONG);
    restored = context.isRestored();
    if (restored) {
      StateSchema.requireKnown(schema.get());
      restore();
    }
  }

  private <T> ListState<T> list(
      FunctionInitializationContext context, String name, TypeInformation<T> type)
      throws Exception {
    return context
        .getOperatorStateStore()
        .getListState(
            new ListStateDescriptor<>(
                name, ValueSerializer.of(getRuntimeContext().createSerializer(type))));
  }

  private void restore() throws Exception {
    requests.get().forEach(analysis::add);
    lines.get().forEach(analysis::add);
    traffic.get().forEach(analysis::add);
    for (PictureUpdate update : picture.get()) {
      analysis.show(update.cluster());
      upTo = update.upTo();
    }
    List<LiveDocument> said = new ArrayList<>();
    open.get().forEach(said::add);
    List<LiveDocument> done = new ArrayList<>();
    closed.get().forEach(done::add);
    analysis.restore(said, done);
    List<Long> known = new ArrayList<>();
    numbers.get().forEach(known::add);
    if (known.size() == 2) {
      revision = known.get(0);
      late = known.get(1);
      ticking = true;
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    requests.update(new ArrayList<>(analysis.requests()));
    lines.update(new ArrayList<>(analysis.lines()));
    traffic.update(new ArrayList<>(analysis.traffic().content()));
    open.update(new ArrayList<>(analysis.open()));
    closed.update(new ArrayList<>(analysis.closed()));
    picture.update(List.of(new PictureUpdate(analysis.cluster(), upTo)));
    schema.update(List.of(StateSchema.VERSION));
    numbers.update(ticking ? List.of(revision, late) : List.of());
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().getMetricGroup().gauge("documentsOpen", () -> analysis.open().size());
    getRuntimeContext().getMetricGroup().gauge("requestsKept", () -> analysis.requests().size());
  }

  @Override
  public void processElement1(PictureUpdate update, Context context, Collector<LiveDocument> out) {
    if (update.cluster() != null) {
      analysis.show(update.cluster());
    }
    upTo = update.upTo();
    comes(context);
  }

  @Override
  public void processElement2(LiveInput input, Context context, Collector<LiveDocument> out) {
    if (input instanceof LiveInput.Kept kept) {
      analysis.add(kept.request());
    } else if (input instanceof LiveInput.Said said) {
      analysis.add(said.line());
    } else if (input instanceof LiveInput.Counted counted) {
      analysis.add(counted.count());
    } else if (input instanceof LiveInput.Late came) {
      late += came.count();
    }
    comes(context);
  }

  private void comes(Context context) {
    changed = true;
    if (!ticking) {
      ticking = true;
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      next(context, tickMillis);
    }
  }

  private static void next(Context context, long millis) {
    long now = context.timerService().currentProcessingTime();
    context.timerService().registerProcessingTimeTimer(now + millis);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<LiveDocument> out) {
    boolean last = timestamp == Long.MAX_VALUE;
    breath.begin(context.timerService().currentProcessingTime());
    if (restored) {
      restored = false;
      changed = true;
      // Overrules what was said of them after the checkpoint was made.
      revision = Math.max(revision + 1, context.timerService().currentProcessingTime());
      Stream.concat(analysis.closed().stream(), analysis.open().stream())
          .sorted(Comparator.comparing(LiveDocument::kind))
          .map(document -> document.as(revision, false))
          .forEach(out::collect);
    }
    if (changed || last) {
      changed = false;
      revision = Math.max(revision + 1, context.timerService().currentProcessingTime());
      analysis.evaluate(last ? Long.MAX_VALUE : upTo, revision).forEach(out::collect);
      context.output(FIGURES, figures(last));
      if (last || cluster != analysis.cluster()) {
        cluster = analysis.cluster();
        context.output(
            TRUST,
            new LiveTrust(cluster, analysis.outcome().clocks(), analysis.outcome().placebo()));
      }
    }
    if (!last) {
      next(context, breath.untilNext(context.timerService().currentProcessingTime()));
    }
  }

  private LiveFigures figures(boolean last) {
    return new LiveFigures(
        analysis.traffic().requests(),
        analysis.traffic().attempts(),
        analysis.requests().size(),
        analysis.open().size(),
        late,
        upTo,
        last,
        analysis.takeForgotten());
  }
}
