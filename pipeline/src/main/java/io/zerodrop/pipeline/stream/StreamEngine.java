package io.zerodrop.pipeline.stream;

import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Follows logs while they are written. */
public interface StreamEngine {

  /**
   * Follows the logs to their end, or until it is asked to stop.
   *
   * @param stop asked several times a second, in any thread
   * @return the result where the logs came to an end; empty where it was stopped before
   */
  Optional<ReplayOutcome> follow(StreamRequest request, Progress progress, BooleanSupplier stop)
      throws UnusableInput, IOException;

  /** What to tell where {@link #follow} has no result. */
  default String left() {
    return "stopped; the next start goes on from here";
  }
}
