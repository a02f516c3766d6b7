package io.zerodrop.pipeline.command;

/** How many threads a replay uses unless told. */
final class Parallelism {

  /** Reading the logs is sequential per file; past this many threads a replay gains nothing. */
  private static final int MOST = 4;

  private Parallelism() {}

  static int ofThisMachine() {
    return Math.min(MOST, Runtime.getRuntime().availableProcessors());
  }
}
