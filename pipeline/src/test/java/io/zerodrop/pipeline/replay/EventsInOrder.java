package io.zerodrop.pipeline.replay;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Position;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Numbers the events of each class in the order of time, whatever order they arrive in: the
 * smallest operator that needs keys, state, timers and right watermarks.
 */
final class EventsInOrder
    extends KeyedProcessFunction<String, EventsInOrder.Timed, EventsInOrder.Sighting> {

  private static final long serialVersionUID = 1L;

  private transient ListState<Timed> waiting;
  private transient ValueState<Long> count;

  /** An event with its time in milliseconds. */
  public record Timed(ClusterEvent event, long timestamp) {}

  /**
   * @param number of the event within its key, counted from 1
   * @param late whether the watermark had passed it when it came; of undated ones nobody can tell
   */
  public record Sighting(String key, long number, Position position, boolean late) {}

  static DataStream<Sighting> of(DataStream<ClusterEvent> events) {
    return events
        .process(new TimestampOf())
        .returns(TypeInformation.of(Timed.class))
        .uid("timestamps")
        .keyBy(timed -> timed.event().getClass().getSimpleName())
        .process(new EventsInOrder())
        .uid("events-in-order");
  }

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(Timed.class)));
    count =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("count", TypeInformation.of(Long.class)));
  }

  @Override
  public void processElement(Timed timed, Context context, Collector<Sighting> out)
      throws Exception {
    boolean dated = timed.timestamp() != Long.MIN_VALUE;
    if (dated && timed.timestamp() <= context.timerService().currentWatermark()) {
      out.collect(new Sighting(context.getCurrentKey(), -1, timed.event().position(), true));
      return;
    }
    waiting.add(timed);
    context.timerService().registerEventTimeTimer(dated ? timed.timestamp() : Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Sighting> out) throws Exception {
    List<Timed> all = StreamSupport.stream(waiting.get().spliterator(), false).toList();
    List<Timed> due =
        all.stream()
            .filter(timed -> time == Long.MAX_VALUE || timed.timestamp() == time)
            .sorted(Comparator.comparing(timed -> timed.event().position()))
            .toList();
    long number = count.value() == null ? 0 : count.value();
    for (Timed timed : due) {
      out.collect(new Sighting(context.getCurrentKey(), ++number, timed.event().position(), false));
    }
    count.update(number);
    waiting.update(all.stream().filter(timed -> !due.contains(timed)).toList());
  }

  private static final class TimestampOf
      extends org.apache.flink.streaming.api.functions.ProcessFunction<ClusterEvent, Timed> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(ClusterEvent event, Context context, Collector<Timed> out) {
      out.collect(new Timed(event, context.timestamp()));
    }
  }
}
