package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.flink.ProbeGate;
import io.zerodrop.analyzer.flink.ProbeJoinFunction;
import io.zerodrop.analyzer.probe.ProbedRequests;
import io.zerodrop.analyzer.probe.ProbedTriage;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.source.ParsedStreams;
import io.zerodrop.ingest.traffic.RequestCount;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/** The wiring of the join of a probe's requests with those of the routers' logs. */
final class ProbeStreams {

  private static final TypeInformation<RequestLogged> REQUEST =
      TypeInformation.of(RequestLogged.class);
  private static final OutputTag<RequestLogged> TO_JOIN = new OutputTag<>("probed", REQUEST);
  private static final OutputTag<RequestCount> COUNTS =
      new OutputTag<>("probed-counts", TypeInformation.of(RequestCount.class));

  /**
   * What is left to look at.
   *
   * @param counts of all requests, those of the probe counted once
   */
  record Joined(DataStream<RequestLogged> requests, DataStream<RequestCount> counts) {}

  private final List<RequestLogged> probes;
  private final RequestSieve.Maker triage;
  private final ProbedRequests probed;

  /**
   * @param triage for all requests, once the probe's are joined
   */
  ProbeStreams(List<RequestLogged> probes, RequestSieve.Maker triage) {
    this.probes = probes;
    this.triage = triage;
    this.probed = new ProbedRequests(probes);
  }

  /** Which requests to read one by one. */
  RequestSieve.Maker sieves() {
    return probes.isEmpty() ? triage : new ProbedTriage.Maker(probed, triage);
  }

  /** Without probes the streams as they are. */
  Joined join(StreamExecutionEnvironment environment, ParsedStreams logged) {
    if (probes.isEmpty()) {
      return new Joined(logged.requests(), logged.counts());
    }
    SingleOutputStreamOperator<RequestLogged> others =
        logged
            .requests()
            .process(new ProbeGate(probed, TO_JOIN))
            .returns(REQUEST)
            .uid("not-probed")
            .name("not a probe's");
    ProbedRequests keys = probed;
    SingleOutputStreamOperator<RequestLogged> joined =
        environment
            .fromData(probes, REQUEST)
            .uid("probes")
            .name("probes")
            .keyBy(ProbedRequests::keyOf, Types.STRING)
            .connect(others.getSideOutput(TO_JOIN).keyBy(keys::keyOfLogged, Types.STRING))
            .process(new ProbeJoinFunction(triage, COUNTS))
            .returns(REQUEST)
            .uid("probe-join")
            .name("probe join");
    return new Joined(others.union(joined), logged.counts().union(joined.getSideOutput(COUNTS)));
  }
}
