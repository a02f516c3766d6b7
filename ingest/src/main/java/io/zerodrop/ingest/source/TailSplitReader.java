package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.LogFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Follows several files at once, the one that is furthest behind in time first.
 *
 * <p>A file that says nothing must not hold back the others: what stays silent for a while is taken
 * to have nothing to say of the time before the latest record of all, less the lateness. So time is
 * told by whichever file speaks, live or fed from the past at any speed, and by no clock.
 */
final class TailSplitReader implements SplitReader<TailStep, TailSplit> {

  private static final long POLL_MILLIS = 100;

  /** Steps of one fetch. */
  private static final int STEPS = 8;

  /** How long a renamed file has to be silent until its writer has left it. */
  private static final long LEFT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** After which a file counts as silent. */
  private static final Duration SILENT = Duration.ofSeconds(5);

  /** Time between two watermarks of a silent file. */
  private static final long SPEAK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongAdder bytesRead;
  private final long latenessMillis;
  private final long silentNanos;
  private final AtomicBoolean ending;
  private final Map<String, Followed> files = new HashMap<>();
  private boolean woken;
  private boolean idle;
  private long spokeForSilent = System.nanoTime();

  TailSplitReader(LongAdder bytesRead, Duration lateness, AtomicBoolean ending) {
    this(bytesRead, lateness, SILENT, ending);
  }

  /**
   * @param silent after which a file counts as silent
   */
  TailSplitReader(LongAdder bytesRead, Duration lateness, Duration silent, AtomicBoolean ending) {
    this.silentNanos = silent.toNanos();
    this.bytesRead = bytesRead;
    this.latenessMillis = lateness.toMillis();
    this.ending = ending;
  }

  /** A file and when it last had something. */
  private static final class Followed {

    final TailCursor cursor;
    long spoke = System.nanoTime();
    boolean paused;

    Followed(TailCursor cursor) {
      this.cursor = cursor;
    }

    boolean silentFor(long nanos) {
      return cursor.atEnd() && System.nanoTime() - spoke >= nanos;
    }
  }

  @Override
  public RecordsWithSplitIds<TailStep> fetch() throws IOException {
    if (idle) {
      pause();
    }
    RecordsBySplits.Builder<TailStep> batch = new RecordsBySplits.Builder<>();
    boolean complete = ending.get();
    int left = STEPS;
    for (Followed file : oldestFirst()) {
      while (left > 0) {
        boolean done = complete || file.cursor.renamed() && file.silentFor(LEFT_NANOS);
        long before = file.cursor.offset();
        Optional<ReadStep> step = file.cursor.next(done);
        bytesRead.add(Math.max(0, file.cursor.offset() - before));
        if (step.isPresent()) {
          batch.add(file.cursor.id(), new TailStep(step.get(), FileCursor.UNDATED));
          file.spoke = System.nanoTime();
          left--;
        }
        if (file.cursor.atEnd() || file.cursor.ended()) {
          break;
        }
      }
      if (file.cursor.ended()) {
        batch.addFinishedSplit(file.cursor.id());
        files.remove(file.cursor.id());
        file.cursor.close();
      }
    }
    idle = left > 0;
    if (System.nanoTime() - spokeForSilent >= SPEAK_NANOS) {
      spokeForSilent = System.nanoTime();
      speakForTheSilent(batch);
    }
    return batch.build();
  }

  private List<Followed> oldestFirst() {
    List<Followed> ordered = new ArrayList<>();
    files.values().stream().filter(file -> !file.paused).forEach(ordered::add);
    ordered.sort(
        Comparator.comparingLong((Followed file) -> file.cursor.micros())
            .thenComparing(file -> file.cursor.id()));
    return ordered;
  }

  private void speakForTheSilent(RecordsBySplits.Builder<TailStep> batch) {
    long latest = LogFile.UNKNOWN_TIME;
    for (Followed file : files.values()) {
      latest = Math.max(latest, file.cursor.micros());
    }
    if (latest == LogFile.UNKNOWN_TIME) {
      return;
    }
    long upTo = Math.floorDiv(latest, 1_000L) - latenessMillis;
    for (Followed file : files.values()) {
      if (file.silentFor(silentNanos)) {
        ReadStep nothing = new ReadStep(List.of(), file.cursor.progress());
        batch.add(file.cursor.id(), new TailStep(nothing, upTo));
      }
    }
  }

  private synchronized void pause() throws IOException {
    try {
      if (!woken) {
        wait(POLL_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for files to grow", stopped);
    } finally {
      woken = false;
    }
  }

  @Override
  public synchronized void wakeUp() {
    woken = true;
    notifyAll();
  }

  @Override
  public void handleSplitsChanges(SplitsChange<TailSplit> change) {
    for (TailSplit split : change.splits()) {
      files.put(split.splitId(), new Followed(new TailCursor(split)));
    }
  }

  @Override
  public void pauseOrResumeSplits(Collection<TailSplit> pause, Collection<TailSplit> resume) {
    pause.forEach(split -> paused(split, true));
    resume.forEach(split -> paused(split, false));
  }

  private void paused(TailSplit split, boolean paused) {
    Followed file = files.get(split.splitId());
    if (file != null) {
      file.paused = paused;
    }
  }

  @Override
  public void close() throws IOException {
    for (Followed file : files.values()) {
      file.cursor.close();
    }
  }
}
