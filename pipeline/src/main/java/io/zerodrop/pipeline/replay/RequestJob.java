package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.background.ClusterBackground;
import io.zerodrop.analyzer.clock.RouterCorrection;
import io.zerodrop.analyzer.flink.FindingFunction;
import io.zerodrop.analyzer.flink.PackedObservation;
import io.zerodrop.analyzer.flink.RequestAttempts;
import io.zerodrop.analyzer.flink.RouteControl;
import io.zerodrop.analyzer.flink.RouteErrors;
import io.zerodrop.analyzer.flink.RouterChanges;
import io.zerodrop.analyzer.flink.ServiceInput;
import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.analyzer.flink.VerdictFunction;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.analyzer.route.RequestTriage;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.Lent;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The second job of a replay: the routers' logs, by upstream address, joined with what stood behind
 * it; the verdicts, by Service, into findings.
 */
final class RequestJob {

  private static final OutputTag<PackedObservation> UNRESOLVED =
      new OutputTag<>("unresolved", TypeInformation.of(PackedObservation.class));
  private static final OutputTag<RouteControl> CONTROLS =
      new OutputTag<>("controls", TypeInformation.of(RouteControl.class));

  /**
   * What the job came to.
   *
   * @param controls of all routes
   * @param reloads lines in which routers tell of them
   * @param changes lines in which routers tell of their view while pods were stopping
   */
  record Outcome(
      List<ServiceResult> results,
      List<RouteControl> controls,
      List<RouterLine> reloads,
      List<RouterLine> changes,
      List<Rejected> rejected,
      List<FileRead> files) {

    static final Outcome NOTHING =
        new Outcome(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private final ClusterBackground background;
  private final List<RequestLogged> probes;
  private final Thresholds thresholds;
  private final RouterCorrection correction;

  /**
   * @param probes requests as their client saw them
   * @param correction of the routers' clocks
   */
  RequestJob(
      ClusterBackground background,
      List<RequestLogged> probes,
      Thresholds thresholds,
      RouterCorrection correction) {
    this.background = background;
    this.probes = probes;
    this.thresholds = thresholds;
    this.correction = correction;
  }

  Outcome run(LocalCluster cluster, List<LogFile> files, Progress progress) {
    if (files.isEmpty() && probes.isEmpty()) {
      return Outcome.NOTHING;
    }
    try (Lent<ClusterBackground> lent = Lent.of(background)) {
      return run(cluster, files, lent, progress);
    }
  }

  private Outcome run(
      LocalCluster cluster, List<LogFile> files, Lent<ClusterBackground> lent, Progress progress) {
    RequestTriage.Maker triage =
        new RequestTriage.Maker(
            background.suspicion(),
            background.services(),
            background.serviceOfAddress(),
            correction.routers());
    ProbeStreams probing = new ProbeStreams(probes, triage);
    FileJob job = new FileJob(cluster, "requests", files, probing.sieves());
    ProbeStreams.Joined joined = probing.join(job.environment(), job.streams());
    SingleOutputStreamOperator<PackedObservation> attempts =
        corrected(joined.requests())
            .flatMap(new RequestAttempts(lent))
            .returns(TypeInformation.of(PackedObservation.class))
            .uid("attempts")
            .name("attempts");
    DataStream<ClusterEvent> events = events(job);
    DataStream<PackedObservation> errors =
        events
            .flatMap(new RouteErrors(lent))
            .returns(TypeInformation.of(PackedObservation.class))
            .uid("error-lines")
            .name("error lines");
    Results<RouterLine> reloads =
        job.collect(
            events
                .flatMap(RequestJob::reload)
                .returns(TypeInformation.of(RouterLine.class))
                .uid("reloads")
                .name("reloads"),
            "reloads-read");
    Judged judged = judged(attempts.union(errors), lent);
    Results<RouteControl> controls = job.collect(judged.controls(), "controls");
    DataStream<ServiceInput> changes =
        events
            .flatMap(new RouterChanges(background.terminations()))
            .returns(TypeInformation.of(ServiceInput.class))
            .uid("router-changes")
            .name("router changes");
    Results<ServiceInput> changed = job.collect(changes, "router-changes-read");
    DataStream<ServiceInput> input =
        judged
            .verdicts()
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
                    .name("counted"),
                changes);
    Results<ServiceResult> results =
        job.collect(
            input
                .keyBy(ServiceInput::service, Types.STRING)
                .process(new FindingFunction(lent))
                .returns(TypeInformation.of(ServiceResult.class))
                .uid("findings")
                .name("findings"),
            "results");
    job.run(progress, "reading the requests");
    return new Outcome(
        results.take((a, b) -> 0),
        controls.take((a, b) -> 0),
        reloads.take(Comparator.comparing(RouterLine::position)),
        lines(changed),
        job.rejected(),
        job.files());
  }

  private DataStream<RequestLogged> corrected(DataStream<RequestLogged> logged) {
    RouterCorrection made = correction;
    return made.changesNothing()
        ? logged
        : logged
            .map(made::of)
            .returns(TypeInformation.of(RequestLogged.class))
            .uid("requests-corrected")
            .name("requests, clocks corrected");
  }

  private DataStream<ClusterEvent> events(FileJob job) {
    DataStream<ClusterEvent> logged = job.streams().events();
    RouterCorrection made = correction;
    return made.changesNothing()
        ? logged
        : logged
            .map(made::of)
            .returns(TypeInformation.of(ClusterEvent.class))
            .uid("lines-corrected")
            .name("lines, clocks corrected");
  }

  /** Each once, whichever Services it was sent to. */
  private static List<RouterLine> lines(Results<ServiceInput> changed) {
    Set<RouterLine> lines = new LinkedHashSet<>();
    for (ServiceInput input : changed.take((a, b) -> 0)) {
      if (input instanceof ServiceInput.Changed of) {
        lines.add(of.line());
      }
    }
    return List.copyOf(lines);
  }

  private static void reload(ClusterEvent event, Collector<RouterLine> out) {
    if (event instanceof RouterLine line && line.kind() == RouterLine.Kind.RELOAD_STARTED) {
      out.collect(line);
    }
  }

  private record Judged(DataStream<Verdict> verdicts, DataStream<RouteControl> controls) {}

  private Judged judged(DataStream<PackedObservation> observations, Lent<ClusterBackground> lent) {
    SingleOutputStreamOperator<Verdict> direct =
        observations
            .keyBy(PackedObservation::route, Types.STRING)
            .process(new VerdictFunction(thresholds, lent, UNRESOLVED, CONTROLS))
            .returns(TypeInformation.of(Verdict.class))
            .uid("verdicts")
            .name("verdicts");
    SingleOutputStreamOperator<Verdict> byService =
        direct
            .getSideOutput(UNRESOLVED)
            .keyBy(PackedObservation::route, Types.STRING)
            .process(new VerdictFunction(thresholds, lent, null, CONTROLS))
            .returns(TypeInformation.of(Verdict.class))
            .uid("verdicts-of-virtual-addresses")
            .name("verdicts of virtual addresses");
    return new Judged(
        direct.union(byService),
        direct.getSideOutput(CONTROLS).union(byService.getSideOutput(CONTROLS)));
  }
}
