package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.BlockBuffers;
import io.zerodrop.ingest.traffic.RequestSieve;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Reads several files at once, always on in the one that is furthest behind in time, so that what
 * leaves the reader is nearly in order although no file is read ahead of another.
 */
final class LogSplitReader implements SplitReader<ReadStep, LogSplit> {

  /** Records looked at before a fetch hands over what it has, found or not. */
  private static final int RECORDS_PER_FETCH = 2_048;

  private final LongAdder bytesRead;
  private final RequestSieve.Maker sieves;
  private final ReadAhead readAhead;
  private final PriorityQueue<FileCursor> ready = new PriorityQueue<>(FileCursor.OLDEST_FIRST);
  private final Map<FileCursor, String> ids = new HashMap<>();
  private final Map<String, FileCursor> paused = new HashMap<>();
  private boolean woken;

  /**
   * @param bytesRead is told of every stored byte read
   * @param sieves which requests to emit, null for all
   */
  LogSplitReader(LongAdder bytesRead, ParserThreads threads, RequestSieve.Maker sieves) {
    this.bytesRead = bytesRead;
    this.sieves = sieves;
    this.readAhead = new ReadAhead(threads, BlockBuffers.SIZE);
  }

  @Override
  public RecordsWithSplitIds<ReadStep> fetch() throws IOException {
    awaitWork();
    RecordsBySplits.Builder<ReadStep> batch = new RecordsBySplits.Builder<>();
    int left = RECORDS_PER_FETCH;
    while (left > 0 && !ready.isEmpty()) {
      FileCursor oldest = ready.poll();
      long before = oldest.bytesRead();
      left -= readOn(oldest, ids.get(oldest), left, batch);
      bytesRead.add(oldest.bytesRead() - before);
      if (oldest.ended()) {
        batch.addFinishedSplit(ids.remove(oldest));
        oldest.close();
      } else {
        ready.add(oldest);
      }
    }
    return batch.build();
  }

  /** Reads until another file is further behind. */
  private int readOn(
      FileCursor cursor, String id, int most, RecordsBySplits.Builder<ReadStep> batch) {
    FileCursor next = ready.peek();
    int read = 0;
    do {
      Optional<ReadStep> step = cursor.next();
      step.ifPresent(made -> batch.add(id, made));
      read += Math.min(cursor.stride(), most - read);
    } while (read < most
        && !cursor.ended()
        && (next == null || FileCursor.OLDEST_FIRST.compare(cursor, next) <= 0));
    return read;
  }

  /** With every file paused there is nothing to do until one is resumed or added. */
  private synchronized void awaitWork() throws IOException {
    try {
      while (ready.isEmpty() && !woken) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while all files were paused", stopped);
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
  public void handleSplitsChanges(SplitsChange<LogSplit> change) {
    for (LogSplit split : change.splits()) {
      FileCursor cursor =
          BlockCursor.suits(split.file())
              ? new BlockCursor(split, sieves, readAhead)
              : new RecordCursor(split, sieves);
      ids.put(cursor, split.splitId());
      ready.add(cursor);
    }
  }

  @Override
  public void pauseOrResumeSplits(Collection<LogSplit> pause, Collection<LogSplit> resume) {
    for (LogSplit split : pause) {
      ready.removeIf(
          cursor -> {
            boolean match = split.splitId().equals(ids.get(cursor));
            if (match) {
              paused.put(split.splitId(), cursor);
            }
            return match;
          });
    }
    for (LogSplit split : resume) {
      FileCursor cursor = paused.remove(split.splitId());
      if (cursor != null) {
        ready.add(cursor);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (FileCursor cursor : ids.keySet()) {
      cursor.close();
    }
  }
}
