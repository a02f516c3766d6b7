package io.zerodrop.pipeline.replay;

import java.io.IOException;

/** Reads what was recorded, analyses it and writes the outputs. */
@FunctionalInterface
public interface ReplayEngine {

  /**
   * @throws UnusableInput where nothing can be analysed: no readable input, or none of a kind that
   *     is known
   * @throws IOException where the outputs cannot be written
   */
  ReplayOutcome replay(ReplayRequest request, Progress progress) throws UnusableInput, IOException;
}
