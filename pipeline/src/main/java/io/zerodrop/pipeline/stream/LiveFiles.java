package io.zerodrop.pipeline.stream;

import io.zerodrop.ingest.read.InputSet;
import io.zerodrop.pipeline.replay.ResultFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the files of a running stream up to date; a reader sees each of them whole. */
final class LiveFiles {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFiles.class);

  /** Times the writing's own duration that has to pass until the next. */
  private static final long REST = 10;

  private static final long SHORTEST = TimeUnit.SECONDS.toNanos(2);
  private static final InputSet UNFINISHED = new InputSet(List.of(), List.of(), List.of());

  private final Board board;
  private final ResultFiles files;
  private final boolean redact;
  private final long began;
  private long next;

  LiveFiles(Board board, ResultFiles files, boolean redact, long began) {
    this.board = board;
    this.files = files;
    this.redact = redact;
    this.began = began;
    this.next = System.nanoTime() + SHORTEST;
  }

  /** Writes if there is something new and the last time is some while ago. */
  void refresh() {
    long now = System.nanoTime();
    if (now - next < 0 || !board.takeChanged()) {
      return;
    }
    try {
      write();
    } catch (IOException failure) {
      LOG.error("the results could not be written to {}: {}", files.out(), failure.toString());
    }
    next = System.nanoTime() + Math.max(SHORTEST, REST * (System.nanoTime() - now));
  }

  void write() throws IOException {
    files.write(board.analysed(redact), UNFINISHED, began);
  }
}
