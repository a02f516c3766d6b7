package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.ClusterEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Draws the picture of the whole cluster. One task for all: who started what is found by following
 * owners across pods, nodes and workloads, and the API server bounds how fast a cluster changes.
 */
public final class ClusterPictureFunction
    extends KeyedCoProcessFunction<Boolean, PodDossier, ClusterEvent, ObservedCluster> {

  private static final long serialVersionUID = 1L;

  private final boolean correctClocks;

  private transient ListState<PodDossier> pods;
  private transient ListState<ClusterEvent> others;

  /**
   * @param correctClocks whether to take off each record's times what its clock was ahead
   */
  public ClusterPictureFunction(boolean correctClocks) {
    this.correctClocks = correctClocks;
  }

  @Override
  public void open(OpenContext context) {
    pods =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("pods", TypeInformation.of(PodDossier.class)));
    others =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("others", TypeInformation.of(ClusterEvent.class)));
  }

  @Override
  public void processElement1(PodDossier pod, Context context, Collector<ObservedCluster> out)
      throws Exception {
    pods.add(pod);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void processElement2(ClusterEvent event, Context context, Collector<ObservedCluster> out)
      throws Exception {
    others.add(event);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ObservedCluster> out)
      throws Exception {
    List<PodDossier> allPods = new ArrayList<>();
    pods.get().forEach(allPods::add);
    List<ClusterEvent> allOthers = new ArrayList<>();
    others.get().forEach(allOthers::add);
    pods.clear();
    others.clear();
    out.collect(ObservedCluster.of(allPods, allOthers, correctClocks));
  }
}
