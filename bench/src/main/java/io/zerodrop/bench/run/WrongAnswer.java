package io.zerodrop.bench.run;

/** A program was fast and wrong. */
final class WrongAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongAnswer(String message) {
    super(message);
  }
}
