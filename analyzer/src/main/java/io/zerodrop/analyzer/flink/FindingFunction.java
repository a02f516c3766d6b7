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
import io.zerodrop.ingest.traffic.RequestCount;
import java.util.ArrayList;
import java.util.Collection;
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
  private transient MapState<Long, RequestCount> traffic;
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
                    "traffic", Types.LONG, TypeInformation.of(RequestCount.class)));
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
      RequestCount known = traffic.get(counted.count().second());
      traffic.put(
          counted.count().second(), known == null ? counted.count() : known.plus(counted.count()));
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
    Map<Long, RequestCount> counts = new TreeMap<>();
    for (Map.Entry<Long, RequestCount> entry : traffic.entries()) {
      counts.put(entry.getKey(), entry.getValue());
    }
    List<RouterLine> lines = new ArrayList<>();
    changes.get().forEach(lines::add);
    changes.clear();
    verdicts.clear();
    traffic.clear();
    String key = context.getCurrentKey();
    ServiceTraffic asked = trafficOf(counts);
    out.collect(
        new ServiceResult.OfTraffic(
            key,
            counts.values().stream().mapToLong(RequestCount::requests).sum(),
            counts.values().stream().mapToLong(RequestCount::attempts).sum(),
            asked.requestsBySecond()));
    minutes(key, counts).forEach(out::collect);
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

  private static Collection<ServiceResult.OfMinute> minutes(
      String service, Map<Long, RequestCount> counts) {
    Map<Long, ServiceResult.OfMinute> minutes = new TreeMap<>();
    counts.forEach(
        (second, count) -> {
          long minute = Math.floorDiv(second, 60);
          minutes.merge(
              minute,
              new ServiceResult.OfMinute(
                  service, minute, count.requests(), count.failed(), count.byStatus()),
              ServiceResult.OfMinute::plus);
        });
    return minutes.values();
  }

  private static ServiceTraffic trafficOf(Map<Long, RequestCount> counts) {
    Map<Long, Long> requests = new TreeMap<>();
    long longest = -1;
    for (RequestCount count : counts.values()) {
      requests.put(count.second(), count.requests());
      longest = Math.max(longest, count.longestServedMicros());
    }
    return new ServiceTraffic(requests, longest < 0 ? -1 : longest / 1e6);
  }
}
