package io.zerodrop.dashboards.elasticsearch.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the documents of one request.
 *
 * @param reason why documents are tried again; null if none are
 * @param fatal what stops everything, for people; null if nothing does
 */
record BulkOutcome(
    long stored,
    long stale,
    List<PublishedDocument> retried,
    List<Rejection> rejected,
    String reason,
    String fatal) {

  /**
   * What Elasticsearch said of one document.
   *
   * @param error type of the error, null without one
   */
  record Item(int status, String error, String reason) {}

  record Rejection(PublishedDocument document, Item item) {}

  /**
   * @param items as many as documents, in their order
   */
  static BulkOutcome of(List<PublishedDocument> documents, List<Item> items) {
    if (documents.size() != items.size()) {
      throw new IllegalArgumentException(
          items.size() + " answers to " + documents.size() + " documents");
    }
    long stored = 0;
    long stale = 0;
    List<PublishedDocument> retried = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    String reason = null;
    String fatal = null;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      switch (Disposition.of(item.status(), item.error())) {
        case STORED -> stored++;
        case STALE -> stale++;
        case RETRIED -> {
          retried.add(documents.get(i));
          reason = item.status() + " " + item.reason();
        }
        case REJECTED -> rejected.add(new Rejection(documents.get(i), item));
        case FATAL -> fatal = FatalText.of(item, documents.get(i).index());
      }
    }
    return new BulkOutcome(stored, stale, retried, rejected, reason, fatal);
  }

  /** All of them again. */
  static BulkOutcome again(List<PublishedDocument> documents, String reason) {
    return new BulkOutcome(0, 0, documents, List.of(), reason, null);
  }

  static BulkOutcome stop(String fatal) {
    return new BulkOutcome(0, 0, List.of(), List.of(), null, fatal);
  }
}
