package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.ClusterEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Collects the records of one pod name, each once. */
public final class PodDossierFunction
    extends KeyedProcessFunction<String, ClusterEvent, PodDossier> {

  private static final long serialVersionUID = 1L;

  private transient ListState<ClusterEvent> records;

  @Override
  public void open(OpenContext context) {
    records =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("records", TypeInformation.of(ClusterEvent.class)));
  }

  @Override
  public void processElement(ClusterEvent event, Context context, Collector<PodDossier> out)
      throws Exception {
    records.add(event);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PodDossier> out)
      throws Exception {
    List<ClusterEvent> all = new ArrayList<>();
    records.get().forEach(all::add);
    records.clear();
    out.collect(PodDossier.of(context.getCurrentKey(), all));
  }
}
