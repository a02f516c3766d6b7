package io.zerodrop.analyzer.flink;

import io.zerodrop.analyzer.probe.ProbedRequests;
import io.zerodrop.ingest.event.RequestLogged;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets requests pass, but for those that a probe may have sent: these go to the join. */
public final class ProbeGate extends ProcessFunction<RequestLogged, RequestLogged> {

  private static final long serialVersionUID = 1L;

  private final ProbedRequests probed;
  private final OutputTag<RequestLogged> toJoin;

  public ProbeGate(ProbedRequests probed, OutputTag<RequestLogged> toJoin) {
    this.probed = probed;
    this.toJoin = toJoin;
  }

  @Override
  public void processElement(RequestLogged request, Context context, Collector<RequestLogged> out) {
    if (probed.keyOfLogged(request) == null) {
      out.collect(request);
    } else {
      context.output(toJoin, request);
    }
  }
}
