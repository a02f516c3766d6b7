package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.flink.ClusterPictureFunction;
import io.zerodrop.analyzer.flink.PodDossierFunction;
import io.zerodrop.analyzer.source.ObservedCluster;
import io.zerodrop.analyzer.timeline.PodDossier;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.cluster.Results;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The first job of a replay: the cluster's own logs, by pod, into one picture. It is done before
 * any access line is read, so that the second job need not carry requests that nothing happened to.
 */
final class ClusterJob {

  /**
   * What the job came to.
   *
   * @param probes requests as their client saw them
   */
  record Outcome(
      ObservedCluster cluster,
      List<RequestLogged> probes,
      List<Rejected> rejected,
      List<FileRead> files) {}

  private ClusterJob() {}

  /**
   * @param correctClocks whether to correct the clocks of sources that are off
   */
  static Outcome run(
      LocalCluster cluster, List<LogFile> files, boolean correctClocks, Progress progress) {
    if (files.isEmpty()) {
      return new Outcome(ObservedCluster.NOTHING, List.of(), List.of(), List.of());
    }
    FileJob job = new FileJob(cluster, "cluster", files);
    DataStream<ClusterEvent> events = job.streams().events();
    DataStream<PodDossier> pods =
        events
            .filter(event -> PodDossier.keyOf(event) != null)
            .uid("of-pods")
            .name("of pods")
            .keyBy(PodDossier::keyOf, Types.STRING)
            .process(new PodDossierFunction())
            .returns(TypeInformation.of(PodDossier.class))
            .uid("pod-dossiers")
            .name("pod dossiers");
    DataStream<ClusterEvent> others =
        events.filter(event -> PodDossier.keyOf(event) == null).uid("of-no-pod").name("of no pod");
    Results<ObservedCluster> pictures =
        job.collect(
            pods.keyBy(pod -> true, Types.BOOLEAN)
                .connect(others.keyBy(event -> true, Types.BOOLEAN))
                .process(new ClusterPictureFunction(correctClocks))
                .returns(TypeInformation.of(ObservedCluster.class))
                .uid("cluster-picture")
                .name("cluster picture")
                .setParallelism(1)
                .setMaxParallelism(1),
            "picture");
    Results<RequestLogged> probes = job.collect(job.streams().requests(), "probes");
    job.run(progress, "reading the cluster's logs");
    List<ObservedCluster> drawn = pictures.take((a, b) -> 0);
    return new Outcome(
        drawn.isEmpty() ? ObservedCluster.NOTHING : drawn.get(0),
        probes.take(Comparator.comparing(RequestLogged::position)),
        job.rejected(),
        job.files());
  }
}
