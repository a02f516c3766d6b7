package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.ingest.source.BytesRead;
import io.zerodrop.pipeline.replay.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on one line how a stream is doing. */
final class LiveProgress {

  private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final long STALE = TimeUnit.SECONDS.toNanos(30);

  private final Board board;
  private final Progress progress;
  private final String run;
  private long last = System.nanoTime();
  private long counted = System.nanoTime();
  private long lastRequests;
  private double rate;
  private long lastBytes;

  /**
   * @param run under which what is read is counted
   */
  LiveProgress(Board board, Progress progress, String run) {
    this.run = run;
    this.board = board;
    this.progress = progress;
  }

  void show() {
    long now = System.nanoTime();
    if (now - last < EVERY) {
      return;
    }
    LiveFigures figures = board.figures();
    double seconds = (now - last) / 1e9;
    long bytes = BytesRead.of(run);
    progress.at(
        String.format(
            Locale.ROOT,
            "following, %.0f requests/s, %.1f MB/s, %s, %d findings%s%s",
            rate(figures.requests(), now),
            (bytes - lastBytes) / 1e6 / seconds,
            upTo(figures.upTo()),
            board.findings().size(),
            figures.late() > 0 ? ", " + figures.late() + " late" : "",
            board.rejectedCount() > 0 ? ", " + board.rejectedCount() + " unreadable" : ""),
        0,
        0);
    last = now;
    lastBytes = bytes;
  }

  /** Over the time in which they were counted: the figures come in lumps. */
  private double rate(long requests, long now) {
    if (requests != lastRequests) {
      rate = (requests - lastRequests) / ((now - counted) / 1e9);
      lastRequests = requests;
      counted = now;
    } else if (now - counted > STALE) {
      rate = 0;
    }
    return rate;
  }

  private static String upTo(long micros) {
    return micros <= 0 || micros >= Long.MAX_VALUE / 2
        ? "no time yet"
        : "up to "
            + Instant.ofEpochMilli(micros / 1_000).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
