package io.zerodrop.dashboards.elasticsearch.publish;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.zerodrop.dashboards.elasticsearch.connect.ConnectionSettings;
import io.zerodrop.dashboards.elasticsearch.connect.ElasticsearchConnection;
import io.zerodrop.dashboards.elasticsearch.connect.FailureText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends documents by the bulk interface and reads what became of each. */
final class BulkRequests {

  /** Of the deletion of a document that is not there, without an error. */
  private static final int GONE_ALREADY = 404;

  private static final int DONE = 200;

  private final ElasticsearchConnection connection;
  private volatile boolean answered;

  BulkRequests(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  /** Never completes exceptionally. */
  CompletableFuture<BulkOutcome> send(List<PublishedDocument> documents) {
    BulkRequest.Builder request = new BulkRequest.Builder();
    for (PublishedDocument document : documents) {
      request.operations(document.isTakenBack() ? deletion(document) : indexing(document));
    }
    return connection
        .client()
        .bulk(request.build())
        .handle(
            (response, failure) ->
                failure == null ? answered(documents, response) : failed(documents, failure));
  }

  private static BulkOperation indexing(PublishedDocument document) {
    return BulkOperation.of(
        operation ->
            operation.index(
                index ->
                    index
                        .index(document.index())
                        .id(document.id())
                        .version(document.revision())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(document.json(), ContentType.APPLICATION_JSON))));
  }

  private static BulkOperation deletion(PublishedDocument document) {
    return BulkOperation.of(
        operation ->
            operation.delete(
                gone ->
                    gone.index(document.index())
                        .id(document.id())
                        .version(document.revision())
                        .versionType(VersionType.ExternalGte)));
  }

  private BulkOutcome answered(List<PublishedDocument> documents, BulkResponse response) {
    answered = true;
    return BulkOutcome.of(documents, response.items().stream().map(BulkRequests::item).toList());
  }

  private static BulkOutcome.Item item(BulkResponseItem item) {
    ErrorCause error = item.error();
    return error == null
        ? new BulkOutcome.Item(GONE_ALREADY == item.status() ? DONE : item.status(), null, null)
        : new BulkOutcome.Item(item.status(), error.type(), reason(error));
  }

  private static String reason(ErrorCause error) {
    ErrorCause cause = error.causedBy();
    String reason = error.reason() == null ? error.type() : error.reason();
    return cause == null || cause.reason() == null ? reason : reason + ": " + cause.reason();
  }

  private BulkOutcome failed(List<PublishedDocument> documents, Throwable wrapped) {
    Throwable failure =
        wrapped instanceof CompletionException && wrapped.getCause() != null
            ? wrapped.getCause()
            : wrapped;
    ConnectionSettings settings = connection.settings();
    int status = status(failure);
    if (status > 0) {
      BulkOutcome.Item item = new BulkOutcome.Item(status, null, failure.getMessage());
      return Disposition.of(status, null) == Disposition.RETRIED
          ? BulkOutcome.again(documents, settings.url() + " answers " + status)
          : BulkOutcome.stop(FatalText.of(item, documents.get(0).index()));
    }
    String text = FailureText.of(failure, settings).getMessage();
    return answered || FailureText.passes(failure)
        ? BulkOutcome.again(documents, text)
        : BulkOutcome.stop(text);
  }

  private static int status(Throwable failure) {
    if (failure instanceof ElasticsearchException refused) {
      return refused.status();
    }
    return failure instanceof TransportException unreadable ? unreadable.statusCode() : -1;
  }
}
