package io.zerodrop.dashboards.elasticsearch.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.dashboards.files.JsonLines;
import java.io.Serializable;

/**
 * A document as it is sent.
 *
 * @param revision how much was known when it was made: the event time reached, in microseconds. A
 *     document replaces one of the same id unless that has a later revision
 * @param json in UTF-8; not to be changed; empty where the document is to go
 */
public record PublishedDocument(String index, String id, long revision, byte[] json)
    implements Serializable {

  private static final byte[] NOTHING = {};

  public static <T> PublishedDocument of(DocumentType<T> type, T value, long revision) {
    return of(type, value, type.document(value), revision);
  }

  /**
   * Takes a document back: it turned out not to be so.
   *
   * @param value what it said
   */
  public static <T> PublishedDocument takenBack(DocumentType<T> type, T value, long revision) {
    return takenBack(
        IndexFamily.of(type).index(type.time().applyAsLong(value)),
        type.id().apply(value),
        revision);
  }

  /** Takes back what another process published. */
  public static PublishedDocument takenBack(String index, String id, long revision) {
    return new PublishedDocument(index, id, revision, NOTHING);
  }

  /** Whether the document is to go. */
  public boolean isTakenBack() {
    return json.length == 0;
  }

  /** With a document that was added to. */
  static <T> PublishedDocument of(
      DocumentType<T> type, T value, ObjectNode document, long revision) {
    return new PublishedDocument(
        IndexFamily.of(type).index(type.time().applyAsLong(value)),
        type.id().apply(value),
        revision,
        JsonLines.line(document));
  }
}
