package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.probe.ProbeJoin;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Joins a probe's requests with the lines that proxies logged of them, counts them and lets those
 * pass that the analysis needs one by one.
 */
public final class ProbeJoinFunction
    extends KeyedCoProcessFunction<String, RequestLogged, RequestLogged, RequestLogged> {

  private static final long serialVersionUID = 1L;

  private final RequestSieve.Maker triage;
  private final OutputTag<RequestCount> counts;

  private transient ListState<RequestLogged> probes;
  private transient ListState<RequestLogged> logged;

  public ProbeJoinFunction(RequestSieve.Maker triage, OutputTag<RequestCount> counts) {
    this.triage = triage;
    this.counts = counts;
  }

  @Override
  public void open(OpenContext context) {
    probes = list("probes");
    logged = list("logged");
  }

  private ListState<RequestLogged> list(String name) {
    return getRuntimeContext()
        .getListState(new ListStateDescriptor<>(name, TypeInformation.of(RequestLogged.class)));
  }

  @Override
  public void processElement1(RequestLogged probe, Context context, Collector<RequestLogged> out)
      throws Exception {
    probes.add(probe);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void processElement2(RequestLogged line, Context context, Collector<RequestLogged> out)
      throws Exception {
    logged.add(line);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RequestLogged> out)
      throws Exception {
    RequestSieve sieve = triage.make("");
    for (RequestLogged request : ProbeJoin.of(all(probes), all(logged))) {
      if (sieve.keeps(request)) {
        out.collect(request);
      }
    }
    sieve.drain(count -> context.output(counts, count));
    probes.clear();
    logged.clear();
  }

  private static List<RequestLogged> all(ListState<RequestLogged> state) throws Exception {
    List<RequestLogged> all = new ArrayList<>();
    state.get().forEach(all::add);
    return all;
  }
}
