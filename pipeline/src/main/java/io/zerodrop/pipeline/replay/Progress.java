package io.zerodrop.pipeline.replay;

/** Is told how far a long piece of work has come; may be called from any thread, and often. */
public interface Progress {

  Progress NONE = (step, done, total) -> {};

  /**
   * @param step what is being done, such as {@code reading}
   * @param done so far, in any unit
   * @param total in the same unit, 0 where it is not known
   */
  void at(String step, long done, long total);

  /** Something to be seen by itself, such as a finding. */
  default void tell(String line) {
    // not everybody watches
  }
}
