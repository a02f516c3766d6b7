package io.zerodrop.ingest.parse.kubernetes;

/** Where a record stops being what its format promises; carries no stack trace. */
public final class Mismatch extends Exception {

  /**
   * @param where the path of the field, such as {@code spec.replicas}; empty for the whole record
   * @param expected such as {@code a number}
   * @param found the kind of what stood there, never its content
   */
  public Mismatch(String where, String expected, String found) {
    super(
        (where.isEmpty() ? "" : where + ": ") + "expected " + expected + ", found " + found,
        null,
        false,
        false);
  }
}
