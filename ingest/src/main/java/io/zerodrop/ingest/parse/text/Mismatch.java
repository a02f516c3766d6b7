package io.zerodrop.ingest.parse.text;

/**
 * Where reading stopped and what was expected there. Carries no stack trace, since bad lines come
 * by the million.
 */
public final class Mismatch extends Exception {

  private final int at;

  /**
   * @param at index into the record's array
   * @param expected what should have stood there, with an example
   */
  public Mismatch(int at, String expected) {
    super(expected, null, false, false);
    this.at = at;
  }

  public int at() {
    return at;
  }

  public String expected() {
    return getMessage();
  }
}
