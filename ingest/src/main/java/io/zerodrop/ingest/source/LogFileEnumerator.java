package io.zerodrop.ingest.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Hands out all files as soon as every reader is there. All at once, because Flink counts a file in
 * the watermark from its assignment on: one that came later would find its records late.
 */
final class LogFileEnumerator implements SplitEnumerator<LogSplit, LogFileEnumeratorState> {

  private static final Comparator<LogSplit> LARGEST_FIRST =
      Comparator.comparingLong((LogSplit split) -> split.file().bytes())
          .reversed()
          .thenComparing(LogSplit::splitId);

  private final SplitEnumeratorContext<LogSplit> context;
  private final List<LogSplit> unassigned;
  private final TreeSet<Integer> waiting = new TreeSet<>();

  LogFileEnumerator(SplitEnumeratorContext<LogSplit> context, Collection<LogSplit> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {
    // readers report by themselves
  }

  @Override
  public void addReader(int subtask) {
    waiting.add(subtask);
    if (context.registeredReaders().size() < context.currentParallelism()) {
      return;
    }
    if (!unassigned.isEmpty()) {
      context.assignSplits(new SplitsAssignment<>(balanced()));
      unassigned.clear();
    }
    waiting.forEach(context::signalNoMoreSplits);
    waiting.clear();
  }

  /** Each file to the reader with the fewest bytes so far, large files first. */
  private Map<Integer, List<LogSplit>> balanced() {
    Integer[] readers = waiting.toArray(Integer[]::new);
    long[] bytes = new long[readers.length];
    Map<Integer, List<LogSplit>> assignment = new TreeMap<>();
    unassigned.sort(LARGEST_FIRST);
    for (LogSplit split : unassigned) {
      int lightest = 0;
      for (int i = 1; i < bytes.length; i++) {
        lightest = bytes[i] < bytes[lightest] ? i : lightest;
      }
      bytes[lightest] += split.file().bytes();
      assignment.computeIfAbsent(readers[lightest], any -> new ArrayList<>()).add(split);
    }
    return assignment;
  }

  /** A reader failed; it, or the one in its place, registers again and then gets them. */
  @Override
  public void addSplitsBack(List<LogSplit> splits, int subtask) {
    unassigned.addAll(splits);
  }

  @Override
  public void handleSplitRequest(int subtask, String requesterHostname) {
    // files are assigned, not asked for
  }

  @Override
  public LogFileEnumeratorState snapshotState(long checkpoint) {
    return new LogFileEnumeratorState(unassigned);
  }

  @Override
  public void close() {
    // holds nothing open
  }
}
