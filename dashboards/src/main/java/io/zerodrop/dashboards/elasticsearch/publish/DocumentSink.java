package io.zerodrop.dashboards.elasticsearch.publish;

import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Publishes documents to Elasticsearch, each at least once and, by its id and revision, in effect
 * once. While Elasticsearch takes none, checkpoints go on, with the waiting documents in them,
 * until so many wait that the sources have to.
 */
public final class DocumentSink extends AsyncSinkBase<PublishedDocument, PublishedDocument> {

  private static final long serialVersionUID = 1L;

  static final int LARGEST_DOCUMENT = 8 << 20;
  private static final int BATCH = 1_000;
  private static final int IN_FLIGHT = 2;
  private static final int BUFFERED = 20_000;
  private static final long BUFFER_MILLIS = 250;

  /** Longer than a request and the wait after it; only then is one taken for lost. */
  private static final long LOST_MILLIS = 10 * 60_000;

  private final ConnectionSettings settings;
  private final String deadLetters;
  private final String tally;
  private final Duration patience;

  private DocumentSink(
      ConnectionSettings settings, String deadLetters, String tally, Duration patience) {
    super(
        (document, context) -> document,
        BATCH,
        IN_FLIGHT,
        BUFFERED,
        LARGEST_DOCUMENT,
        BUFFER_MILLIS,
        LARGEST_DOCUMENT,
        LOST_MILLIS,
        false);
    this.settings = settings;
    this.deadLetters = deadLetters;
    this.tally = tally;
    this.patience = patience;
  }

  /**
   * A sink that waits for Elasticsearch as long as it takes.
   *
   * @param deadLetters the file for documents that Elasticsearch refuses
   */
  public static DocumentSink to(ConnectionSettings settings, String deadLetters) {
    return new DocumentSink(settings, deadLetters, null, null);
  }

  /**
   * @param tally the key of a {@link PublishTally}
   */
  public DocumentSink counting(String tally) {
    return new DocumentSink(settings, deadLetters, tally, patience);
  }

  /** Fails where no document went in for so long. */
  public DocumentSink givingUpAfter(Duration patience) {
    return new DocumentSink(settings, deadLetters, tally, patience);
  }

  @Override
  public DocumentWriter createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public DocumentWriter restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<PublishedDocument>> state)
      throws IOException {
    AsyncSinkWriterConfiguration configuration =
        AsyncSinkWriterConfiguration.builder()
            .setMaxBatchSize(getMaxBatchSize())
            .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
            .setMaxInFlightRequests(getMaxInFlightRequests())
            .setMaxBufferedRequests(getMaxBufferedRequests())
            .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
            .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
            .setRequestTimeoutMS(getRequestTimeoutMS())
            .setFailOnTimeout(getFailOnTimeout())
            .setRateLimitingStrategy(new SteadyPace(getMaxInFlightRequests(), getMaxBatchSize()))
            .build();
    return new DocumentWriter(
        context,
        configuration,
        state,
        ElasticsearchConnection.open(settings),
        new DeadLetters(Path.of(deadLetters)),
        PublishTally.find(tally),
        new Troubles(patience, System::nanoTime));
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<PublishedDocument>>
      getWriterStateSerializer() {
    return new PublishedDocumentSerializer();
  }
}
