package io.zerodrop.pipeline.publish;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.UnusableServer;
import io.zerodrop.dashboards.elasticsearch.install.Readiness;
import io.zerodrop.dashboards.elasticsearch.publish.DocumentSink;
import io.zerodrop.dashboards.elasticsearch.publish.PublishFailed;
import io.zerodrop.dashboards.elasticsearch.publish.PublishTally;
import io.zerodrop.dashboards.elasticsearch.publish.PublishedDocument;
import io.zerodrop.pipeline.cluster.JobFailed;
import io.zerodrop.pipeline.cluster.LocalCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** Publishes documents that are all there, and waits until they are in. */
public final class PublishJob {

  /** Without a document going in; the files are written, so nothing is lost. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * @param stale documents that Elasticsearch holds from more knowledge
   * @param rejected documents that it refused
   * @param retried tries that had to be made again
   */
  public record Outcome(long stored, long stale, long rejected, long retried) {}

  /** Is told how far the job has come. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * @param trouble what documents wait for, null while they go in
     */
    void at(long done, long total, String trouble);
  }

  private PublishJob() {}

  /**
   * Asks whether documents could be published.
   *
   * @return what was done to make it so; null for nothing
   * @throws UnusableServer where they could not
   */
  public static String prepare(ConnectionSettings settings) throws UnusableServer {
    try (ElasticsearchConnection connection = ElasticsearchConnection.open(settings)) {
      return Readiness.check(connection)
          ? "installed the index templates in " + settings.url()
          : null;
    }
  }

  /**
   * @param refused the file for documents that Elasticsearch refuses
   * @throws PublishFailed where something has to be changed first
   */
  public static Outcome run(
      LocalCluster cluster,
      ConnectionSettings settings,
      List<Supplier<PublishedDocument>> documents,
      Path refused,
      Watcher watcher) {
    if (documents.isEmpty()) {
      return new Outcome(0, 0, 0, 0);
    }
    Waiting waiting = new Waiting(documents);
    String key = PublishTally.open();
    PublishTally tally = PublishTally.find(key);
    try {
      StreamExecutionEnvironment environment = cluster.newEnvironment();
      environment
          .fromSequence(0, documents.size() - 1L)
          .uid("documents")
          .map(waiting)
          .returns(TypeInformation.of(PublishedDocument.class))
          .uid("json")
          .sinkTo(
              DocumentSink.to(settings, refused.toString()).counting(key).givingUpAfter(PATIENCE))
          .uid("elasticsearch");
      cluster.run(
          environment,
          "publish",
          () -> watcher.at(tally.done(), documents.size(), tally.trouble()));
      return new Outcome(tally.stored(), tally.stale(), tally.rejected(), tally.retried());
    } catch (JobFailed failed) {
      throw ExceptionUtils.findThrowable(failed, PublishFailed.class)
          .or(
              () ->
                  ExceptionUtils.findSerializedThrowable(
                      failed, PublishFailed.class, PublishJob.class.getClassLoader()))
          .map(
              reason ->
                  new PublishFailed(
                      reason.getMessage()
                          + "; "
                          + tally.stored()
                          + " of "
                          + documents.size()
                          + " documents are in, and publishing again adds the others"))
          .map(RuntimeException.class::cast)
          .orElse(failed);
    } finally {
      waiting.close();
      PublishTally.close(key);
    }
  }
}
