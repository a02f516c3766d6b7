package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.evaluation.Retention;
import io.zerodrop.analyzer.flink.live.LiveEvaluationFunction;
import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.analyzer.flink.live.LiveInput;
import io.zerodrop.analyzer.flink.live.LivePictureFunction;
import io.zerodrop.analyzer.flink.live.LiveTrust;
import io.zerodrop.analyzer.flink.live.PictureUpdate;
import io.zerodrop.analyzer.flink.live.RequestGate;
import io.zerodrop.analyzer.verdict.Thresholds;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.probe.ProbeParser;
import io.zerodrop.ingest.source.Parsed;
import io.zerodrop.ingest.source.ParsedStreams;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The one unbounded job: from what sources read, wherever they read it, to documents that are
 * revised while their incidents are open.
 *
 * @param documents each change of one
 * @param figures how the job is doing
 * @param trust how far the documents can be trusted
 * @param parsed the input, by what it is
 */
public record StreamJob(
    DataStream<LiveDocument> documents,
    DataStream<LiveFigures> figures,
    DataStream<LiveTrust> trust,
    ParsedStreams parsed) {

  /** How a stream is analysed. */
  public record Settings(
      Thresholds thresholds,
      Retention retention,
      boolean correctClocks,
      Duration lateness,
      Duration tick) {}

  /** A probe's requests are left aside: a replay joins them once all that was logged is there. */
  public static StreamJob of(DataStream<Parsed> parsed, Settings settings) {
    ParsedStreams streams = ParsedStreams.of(parsed, "by-what-it-is");
    long tick = settings.tick().toMillis();
    DataStream<PictureUpdate> pictures =
        streams
            .events()
            .filter(event -> !ofRouter(event))
            .uid("of-the-cluster")
            .name("of the cluster")
            .keyBy(event -> true, Types.BOOLEAN)
            .process(new LivePictureFunction(settings.retention(), settings.correctClocks(), tick))
            .returns(TypeInformation.of(PictureUpdate.class))
            .uid("live-picture")
            .name("cluster picture")
            .setParallelism(1)
            .setMaxParallelism(1);
    DataStream<LiveInput> kept =
        streams
            .requests()
            .filter(request -> !ProbeParser.FORMAT.equals(request.format()))
            .uid("of-routers-not-probes")
            .name("not a probe's")
            .connect(pictures.broadcast())
            .transform(
                "requests that matter",
                TypeInformation.of(LiveInput.class),
                new RequestGate(settings.lateness().toNanos() / 1_000))
            .uid("request-gate");
    DataStream<LiveInput> lines =
        streams
            .events()
            .filter(StreamJob::ofRouter)
            .uid("of-routers")
            .name("of routers")
            .map(line -> (LiveInput) new LiveInput.Said(line))
            .returns(TypeInformation.of(LiveInput.class))
            .uid("routers-lines")
            .name("routers' lines");
    SingleOutputStreamOperator<LiveDocument> documents =
        pictures
            .keyBy(picture -> true, Types.BOOLEAN)
            .connect(kept.union(lines).keyBy(input -> true, Types.BOOLEAN))
            .process(
                new LiveEvaluationFunction(
                    settings.thresholds(), settings.retention(), settings.correctClocks(), tick))
            .returns(TypeInformation.of(LiveDocument.class))
            .uid("live-evaluation")
            .name("documents")
            .setParallelism(1)
            .setMaxParallelism(1);
    return new StreamJob(
        documents,
        documents.getSideOutput(LiveEvaluationFunction.FIGURES),
        documents.getSideOutput(LiveEvaluationFunction.TRUST),
        streams);
  }

  private static boolean ofRouter(ClusterEvent event) {
    return event instanceof UpstreamError || event instanceof RouterLine;
  }
}
