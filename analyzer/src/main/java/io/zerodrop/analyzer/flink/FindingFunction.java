package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.background.ServiceBackground;
import io.zerodrop.analyzer.finding.FindingAssembler;
import io.zerodrop.analyzer.finding.Findings;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.finding.loss.ServiceTraffic;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.termination.RouterViews;
import io.zerodrop.analyzer.verdict.RetryInheritance;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.traffic.MinuteOfRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;

/** Makes the findings of one Service from its verdicts, its terminations and its traffic. */
public final class FindingFunction
    extends KeyedProcessFunction<String, ServiceInput, ServiceResult> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<ClusterBackground> background;

  private transient ClusterBackground cluster;
  private transient ListState<Verdict> verdicts;
  private transient MapState<Long, MinuteOfRequests> traffic;
  private transient ListState<RouterLine> changes;

  public FindingFunction(SerializableSupplier<ClusterBackground> background) {
    this.background = background;
  }

  @Override
  public void open(OpenContext context) {
    cluster = background.get();
    verdicts =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("verdicts", TypeInformation.of(Verdict.class)));
    traffic =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "traffic", Types.LONG, TypeInformation.of(MinuteOfRequests.class)));
    changes =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("router-changes", TypeInformation.of(RouterLine.class)));
  }

  @Override
  public void processElement(ServiceInput input, Context context, Collector<ServiceResult> out)
      throws Exception {
    if (input instanceof ServiceInput.Judged judged) {
      verdicts.add(judged.verdict());
    } else if (input instanceof ServiceInput.Counted counted) {
      long minute = MinuteOfRequests.of(counted.count().second());
      MinuteOfRequests known = traffic.get(minute);
      MinuteOfRequests counts = known == null ? MinuteOfRequests.empty() : known;
      counts.add(counted.count());
      traffic.put(minute, counts);
    } else if (input instanceof ServiceInput.Changed router) {
      changes.add(router.line());
    }
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ServiceResult> out)
      throws Exception {
    List<Verdict> all = new ArrayList<>();
    verdicts.get().forEach(all::add);
    TreeMap<Long, MinuteOfRequests> minutes = new TreeMap<>();
    for (Map.Entry<Long, MinuteOfRequests> entry : traffic.entries()) {
      minutes.put(entry.getKey(), entry.getValue());
    }
    List<RouterLine> lines = new ArrayList<>();
    changes.get().forEach(lines::add);
    changes.clear();
    verdicts.clear();
    traffic.clear();
    String key = context.getCurrentKey();
    ServiceCounts counts = ServiceCounts.of(key, minutes);
    out.collect(counts.traffic());
    counts.minutes().forEach(out::collect);
    ServiceTraffic asked = counts.asked();
    int slash = key.indexOf('/');
    ServiceBackground known = cluster.service(key);
    List<Verdict> judged = RetryInheritance.apply(all);
    Findings findings =
        FindingAssembler.assemble(
            slash < 0 ? null : key.substring(0, slash),
            slash < 0 ? null : key.substring(slash + 1),
            judged,
            known == null
                ? List.of()
                : known.ended(judged, asked, new RouterViews(lines, cluster.names())),
            asked,
            known == null ? ServiceFacts.NONE : known.facts(),
            FindingSettings.DEFAULT);
    findings.findings().forEach(finding -> out.collect(new ServiceResult.OfFinding(finding)));
    findings.verdicts().forEach(verdict -> out.collect(new ServiceResult.OfAttempt(verdict)));
  }
}
