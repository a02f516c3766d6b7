package io.zerodrop.dashboards.document;

/** A document is not what zerodrop writes; the message says which field and what is wrong. */
public final class UnreadableDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableDocumentException(String message) {
    super(message);
  }
}
