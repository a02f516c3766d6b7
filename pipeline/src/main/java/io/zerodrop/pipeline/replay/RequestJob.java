package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.flink.FindingFunction;
import io.zerodrop.analyzer.flink.RequestAttempts;
import io.zerodrop.analyzer.flink.RouteErrors;
import io.zerodrop.analyzer.flink.RouteObservation;
import io.zerodrop.analyzer.flink.ServiceBackground;
import io.zerodrop.analyzer.flink.ServiceInput;
import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.analyzer.flink.VerdictFunction;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RequestTriage;
import io.zerodrop.analyzer.route.RouteHistory;
import io.zerodrop.analyzer.route.Routes;
import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.analyzer.timeline.ClusterPicture;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The second job of a replay: the routers' logs, by upstream address, joined with what stood behind
 * it; the verdicts, by Service, into findings.
 */
final class RequestJob {

  private static final OutputTag<RouteObservation> UNRESOLVED =
      new OutputTag<>("unresolved", TypeInformation.of(RouteObservation.class));

  /** What the job came to. */
  record Outcome(List<ServiceResult> results, List<Rejected> rejected, List<FileRead> files) {}

  private final ClusterPicture picture;
  private final List<RequestLogged> probes;
  private final Thresholds thresholds;
  private final List<String> services;

  /**
   * @param probes requests as their client saw them
   */
  RequestJob(ClusterPicture picture, List<RequestLogged> probes, Thresholds thresholds) {
    this.picture = picture;
    this.probes = probes;
    this.thresholds = thresholds;
    this.services = new ArrayList<>(Routes.services(picture));
  }

  Outcome run(LocalCluster cluster, List<LogFile> files, Progress progress) {
    if (files.isEmpty() && probes.isEmpty()) {
      return new Outcome(List.of(), List.of(), List.of());
    }
    RequestTriage.Maker triage =
        new RequestTriage.Maker(Suspicion.of(picture), services, Routes.serviceOfAddress(picture));
    ProbeStreams probing = new ProbeStreams(probes, triage);
    FileJob job = new FileJob(cluster, "requests", files, probing.sieves());
    ProbeStreams.Joined joined = probing.join(job.environment(), job.streams());
    SingleOutputStreamOperator<RouteObservation> attempts =
        joined
            .requests()
            .flatMap(new RequestAttempts(services))
            .returns(TypeInformation.of(RouteObservation.class))
            .uid("attempts")
            .name("attempts");
    DataStream<RouteObservation> errors =
        job.streams()
            .events()
            .flatMap(new RouteErrors(services))
            .returns(TypeInformation.of(RouteObservation.class))
            .uid("error-lines")
            .name("error lines");
    DataStream<Verdict> verdicts = verdicts(job.environment(), attempts.union(errors));
    DataStream<ServiceInput> input =
        verdicts
            .map(ServiceInput::of)
            .returns(TypeInformation.of(ServiceInput.class))
            .uid("judged")
            .name("judged")
            .union(
                joined
                    .counts()
                    .map(ServiceInput::of)
                    .returns(TypeInformation.of(ServiceInput.class))
                    .uid("counted")
                    .name("counted"));
    DataStream<ServiceBackground> background =
        job.environment()
            .fromData(
                ServiceBackgrounds.of(picture, services),
                TypeInformation.of(ServiceBackground.class))
            .uid("services")
            .name("services");
    Results<ServiceResult> results =
        job.collect(
            background
                .keyBy(ServiceBackground::service, Types.STRING)
                .connect(input.keyBy(ServiceInput::service, Types.STRING))
                .process(new FindingFunction())
                .returns(TypeInformation.of(ServiceResult.class))
                .uid("findings")
                .name("findings"),
            "results");
    job.run(progress, "reading the requests");
    return new Outcome(results.take((a, b) -> 0), job.rejected(), job.files());
  }

  private DataStream<Verdict> verdicts(
      StreamExecutionEnvironment environment, DataStream<RouteObservation> observations) {
    List<RouteHistory> histories = new ArrayList<>(Routes.of(picture));
    SingleOutputStreamOperator<Verdict> direct =
        routes(environment, histories, "routes")
            .keyBy(RouteHistory::key, Types.STRING)
            .connect(observations.keyBy(RouteObservation::route, Types.STRING))
            .process(new VerdictFunction(thresholds, picture.coverage(), services, UNRESOLVED))
            .returns(TypeInformation.of(Verdict.class))
            .uid("verdicts")
            .name("verdicts");
    DataStream<Verdict> byService =
        routes(environment, histories, "virtual-addresses")
            .keyBy(RouteHistory::key, Types.STRING)
            .connect(direct.getSideOutput(UNRESOLVED).keyBy(RouteObservation::route, Types.STRING))
            .process(new VerdictFunction(thresholds, picture.coverage(), services, null))
            .returns(TypeInformation.of(Verdict.class))
            .uid("verdicts-of-virtual-addresses")
            .name("verdicts of virtual addresses");
    return direct.union(byService);
  }

  private static DataStream<RouteHistory> routes(
      StreamExecutionEnvironment environment, List<RouteHistory> histories, String uid) {
    if (histories.isEmpty()) {
      return environment
          .fromData(List.of(Routes.none()), TypeInformation.of(RouteHistory.class))
          .uid(uid)
          .name(uid);
    }
    return environment
        .fromData(histories, TypeInformation.of(RouteHistory.class))
        .uid(uid)
        .name(uid);
  }
}
