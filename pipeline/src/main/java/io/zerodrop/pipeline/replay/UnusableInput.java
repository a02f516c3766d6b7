package io.zerodrop.pipeline.replay;

/** Nothing can be done with what the user gave; the message says what, why and what to do. */
public final class UnusableInput extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableInput(String message) {
    super(message);
  }
}
