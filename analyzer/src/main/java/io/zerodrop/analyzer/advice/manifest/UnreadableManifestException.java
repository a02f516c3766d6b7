package io.zerodrop.analyzer.advice.manifest;

/** A manifest cannot be read or edited; the message says where, why and what to do. */
public final class UnreadableManifestException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableManifestException(String message) {
    super(message);
  }
}
