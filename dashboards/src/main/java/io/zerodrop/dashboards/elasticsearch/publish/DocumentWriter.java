package io.zerodrop.dashboards.elasticsearch.publish;

import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;

/** One subtask of a {@link DocumentSink}. */
final class DocumentWriter extends AsyncSinkWriter<PublishedDocument, PublishedDocument> {

  private final MailboxExecutor mailbox;
  private final ElasticsearchConnection connection;
  private final BulkRequests requests;
  private final DeadLetters deadLetters;
  private final PublishTally tally;
  private final Troubles troubles;

  /** What is with Elasticsearch or waits for another try; a checkpoint has to keep it. */
  private final Map<Long, List<PublishedDocument>> underWay = new LinkedHashMap<>();

  private long next;

  DocumentWriter(
      WriterInitContext context,
      AsyncSinkWriterConfiguration configuration,
      Collection<BufferedRequestState<PublishedDocument>> state,
      ElasticsearchConnection connection,
      DeadLetters deadLetters,
      PublishTally tally,
      Troubles troubles) {
    super(
        (document, any) -> document,
        context,
        configuration,
        state,
        new SimpleBatchCreator<>(configuration.getMaxBatchSizeInBytes()),
        new DequeRequestBuffer<>());
    this.mailbox = context.getMailboxExecutor();
    this.connection = connection;
    this.requests = new BulkRequests(connection);
    this.deadLetters = deadLetters;
    this.tally = tally;
    this.troubles = troubles;
  }

  @Override
  public void write(PublishedDocument document, Context context)
      throws IOException, InterruptedException {
    if (document.json().length > DocumentSink.LARGEST_DOCUMENT) {
      deadLetters.add(
          new BulkOutcome.Rejection(
              document,
              new BulkOutcome.Item(
                  413, "document_too_large", document.json().length + " bytes of JSON")));
      tally.addRejected();
      return;
    }
    super.write(document, context);
  }

  @Override
  protected void submitRequestEntries(
      List<PublishedDocument> batch, ResultHandler<PublishedDocument> handler) {
    long number = next++;
    underWay.put(number, List.copyOf(batch));
    requests.send(batch).thenAccept(outcome -> settle(number, outcome, handler));
  }

  /** On a thread of the client. */
  private void settle(long number, BulkOutcome outcome, ResultHandler<PublishedDocument> handler) {
    try {
      for (BulkOutcome.Rejection rejection : outcome.rejected()) {
        deadLetters.add(rejection);
      }
    } catch (IOException unwritable) {
      handler.completeExceptionally(
          new PublishFailed("the refused documents cannot be written to a file: " + unwritable));
      return;
    }
    tally.add(outcome);
    int failures = troubles.after(outcome);
    tally.trouble(outcome.reason());
    String fatal = outcome.fatal() == null ? troubles.exhausted(outcome) : outcome.fatal();
    if (fatal != null) {
      handler.completeExceptionally(new PublishFailed(fatal));
    } else if (outcome.retried().isEmpty()) {
      handler.complete();
      settled(number);
    } else {
      long wait = Backoff.after(failures, ThreadLocalRandom.current().nextDouble());
      CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS)
          .execute(
              () -> {
                handler.retryForEntries(outcome.retried());
                settled(number);
              });
    }
  }

  /** After the handler's own mail, so that a checkpoint between the two keeps the documents. */
  private void settled(long number) {
    mailbox.execute(() -> underWay.remove(number), "documents are settled");
  }

  @Override
  protected long getSizeInBytes(PublishedDocument document) {
    return document.json().length;
  }

  /**
   * A checkpoint does not wait for Elasticsearch; {@link #snapshotState} keeps what is under way.
   */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    if (endOfInput) {
      super.flush(true);
    }
  }

  @Override
  public List<BufferedRequestState<PublishedDocument>> snapshotState(long checkpoint) {
    List<BufferedRequestState<PublishedDocument>> state =
        new ArrayList<>(super.snapshotState(checkpoint));
    List<RequestEntryWrapper<PublishedDocument>> unsettled = new ArrayList<>();
    for (List<PublishedDocument> batch : underWay.values()) {
      batch.forEach(
          document -> unsettled.add(new RequestEntryWrapper<>(document, getSizeInBytes(document))));
    }
    state.add(new BufferedRequestState<>(unsettled));
    return state;
  }

  @Override
  public void close() {
    connection.close();
    deadLetters.close();
  }
}
