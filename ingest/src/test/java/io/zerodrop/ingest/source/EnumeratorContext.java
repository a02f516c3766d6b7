package io.zerodrop.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** What an enumerator sees of Flink: readers that come and go, and what it gave them. */
final class EnumeratorContext implements SplitEnumeratorContext<LogSplit> {

  private final int parallelism;
  private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
  private final Map<Integer, List<LogSplit>> assigned = new TreeMap<>();
  private final TreeSet<Integer> finished = new TreeSet<>();

  EnumeratorContext(int parallelism) {
    this.parallelism = parallelism;
  }

  void register(LogFileEnumerator enumerator, int subtask) {
    readers.put(subtask, new ReaderInfo(subtask, "localhost"));
    enumerator.addReader(subtask);
  }

  void fail(LogFileEnumerator enumerator, int subtask, List<LogSplit> unfinished) {
    readers.remove(subtask);
    assigned.remove(subtask);
    finished.remove(subtask);
    enumerator.addSplitsBack(unfinished, subtask);
  }

  Map<Integer, List<LogSplit>> assigned() {
    return assigned;
  }

  /** Readers that were told that nothing more comes. */
  TreeSet<Integer> finished() {
    return finished;
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<LogSplit> assignment) {
    assignment
        .assignment()
        .forEach(
            (subtask, splits) -> {
              if (!readers.containsKey(subtask) || finished.contains(subtask)) {
                throw new IllegalArgumentException("reader " + subtask + " takes no files");
              }
              assigned.computeIfAbsent(subtask, any -> new ArrayList<>()).addAll(splits);
            });
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    finished.add(subtask);
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void callAsync(Callable<T> work, BiConsumer<T, Throwable> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void callAsync(
      Callable<T> work, BiConsumer<T, Throwable> handler, long delayMillis, long periodMillis) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void runInCoordinatorThread(Runnable work) {
    throw new UnsupportedOperationException();
  }
}
