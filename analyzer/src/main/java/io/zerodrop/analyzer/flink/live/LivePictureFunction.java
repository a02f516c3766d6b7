package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.evaluation.ClusterMemory;
import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Stamp;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Draws the picture of the whole cluster again when something new was seen, at most once a tick,
 * and tells now and then how far in time it reaches. One task for all, as in a replay.
 */
public final class LivePictureFunction
    extends KeyedProcessFunction<Boolean, ClusterEvent, PictureUpdate>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private static final long FORGET_EVERY = 60 * Stamp.SECOND;

  private final Retention retention;
  private final boolean correctClocks;
  private final long tickMillis;

  private transient Breath breath;
  private transient ClusterMemory memory;
  private transient ListState<ClusterEvent> state;
  private transient ObservedCluster drawn;
  private transient boolean changed;
  private transient boolean ticking;
  private transient long told;
  private transient long forgotten;

  /**
   * @param correctClocks whether to take off each record's times what its clock was ahead
   */
  public LivePictureFunction(Retention retention, boolean correctClocks, long tickMillis) {
    this.retention = retention;
    this.correctClocks = correctClocks;
    this.tickMillis = tickMillis;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    breath = new Breath(tickMillis);
    memory = new ClusterMemory();
    told = Long.MIN_VALUE;
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("events", TypeInformation.of(ClusterEvent.class)));
    for (ClusterEvent event : state.get()) {
      memory.add(event);
      changed = true;
    }
    ticking = context.isRestored() && changed;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.update(memory.content());
  }

  @Override
  public void processElement(ClusterEvent event, Context context, Collector<PictureUpdate> out) {
    memory.add(event);
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
  public void onTimer(long timestamp, OnTimerContext context, Collector<PictureUpdate> out) {
    if (timestamp == Long.MAX_VALUE) {
      out.collect(new PictureUpdate(draw(), Long.MAX_VALUE));
      return;
    }
    breath.begin(context.timerService().currentProcessingTime());
    long watermark = context.timerService().currentWatermark();
    long upTo = watermark == Long.MIN_VALUE ? Long.MIN_VALUE : watermark * 1_000;
    if (changed || upTo >= told + Stamp.SECOND) {
      ObservedCluster next = changed ? draw() : null;
      told = upTo;
      out.collect(new PictureUpdate(next, upTo));
      forget(upTo);
    }
    next(context, breath.untilNext(context.timerService().currentProcessingTime()));
  }

  private ObservedCluster draw() {
    drawn = memory.draw(correctClocks);
    changed = false;
    return drawn;
  }

  private void forget(long upTo) {
    if (upTo > 0 && upTo >= forgotten + FORGET_EVERY) {
      forgotten = upTo;
      int before = memory.size();
      memory.forget(upTo - retention.events(), drawn.picture());
      changed |= memory.size() < before;
    }
  }
}
