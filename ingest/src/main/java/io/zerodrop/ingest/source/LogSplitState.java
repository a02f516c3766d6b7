package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.LogFile;
import java.util.OptionalLong;

/** What of a file has been emitted: where to go on after a restart, and the watermark. */
final class LogSplitState {

  /**
   * Event time in milliseconds between two watermarks: each one makes every operator look for due
   * timers, and nobody is served by more than one a second.
   */
  private static final long WATERMARK_STEP = 1_000;

  private final LogFile file;
  private final long outOfOrderness;
  private FileProgress progress;
  private long latest = FileCursor.UNDATED;
  private long watermark = Long.MIN_VALUE;

  LogSplitState(LogSplit split) {
    file = split.file();
    outOfOrderness = OutOfOrderness.of(file.format().kind());
    progress = split.progress();
  }

  void emitted(ReadStep step) {
    progress = step.progress();
    for (ReadStep.Dated dated : step.values()) {
      latest = Math.max(latest, dated.timestamp());
    }
  }

  /** The watermark in milliseconds if it is time for a new one. */
  OptionalLong dueWatermark() {
    if (outOfOrderness == OutOfOrderness.UNBOUNDED || latest == FileCursor.UNDATED) {
      return OptionalLong.empty();
    }
    long now = latest - outOfOrderness - 1;
    if (watermark != Long.MIN_VALUE && now < watermark + WATERMARK_STEP) {
      return OptionalLong.empty();
    }
    watermark = now;
    return OptionalLong.of(now);
  }

  LogSplit split() {
    return new LogSplit(file, progress);
  }
}
