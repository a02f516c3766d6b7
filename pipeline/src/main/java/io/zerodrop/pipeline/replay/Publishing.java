package io.zerodrop.pipeline.replay;

import io.zerodrop.analyzer.flink.ServiceResult;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.summary.RunResult;
import io.zerodrop.pipeline.cluster.LocalCluster;
import io.zerodrop.pipeline.publish.Publication;
import io.zerodrop.pipeline.publish.PublishJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The part of a replay that goes to Elasticsearch, where that was asked for. */
final class Publishing {

  /** Holds what Elasticsearch refused; only there where it did. */
  private static final String REFUSED = "refused.ndjson";

  private final ReplayRequest request;
  private final List<String> notices = new ArrayList<>();

  /**
   * @throws UnusableServer where nothing could be published, found out before the work
   */
  Publishing(ReplayRequest request) throws UnusableServer {
    this.request = request;
    if (request.elasticsearch() != null) {
      String done = PublishJob.prepare(request.elasticsearch());
      if (done != null) {
        notices.add(done);
      }
    }
  }

  /** What to tell of it; empty where nothing was asked for. */
  List<String> publish(
      LocalCluster cluster,
      RunResult result,
      List<ServiceResult.OfMinute> minutes,
      Progress progress)
      throws IOException {
    ConnectionSettings target = request.elasticsearch();
    if (target == null) {
      return List.of();
    }
    Path refused = request.out().resolve(REFUSED);
    Files.deleteIfExists(refused);
    PublishJob.Outcome outcome =
        PublishJob.run(
            cluster,
            target,
            Publication.of(result, minutes, request.keepQuery()),
            refused,
            (done, total, trouble) ->
                progress.at(
                    trouble == null ? "publishing" : "publishing (waits: " + trouble + ")",
                    done,
                    total));
    notices.add(
        String.format(
            Locale.ROOT, "published %,d documents to %s", outcome.stored(), target.url()));
    if (outcome.stale() > 0) {
      notices.add(
          outcome.stale() + " documents are there already from a run that had read further");
    }
    if (outcome.rejected() > 0) {
      notices.add(
          outcome.rejected()
              + " documents were refused; "
              + refused
              + " holds them and the reasons");
    }
    return notices;
  }
}
