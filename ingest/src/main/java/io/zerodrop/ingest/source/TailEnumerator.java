package io.zerodrop.ingest.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/** Hands out files as they are found, and ends when nothing is written any more. */
final class TailEnumerator implements SplitEnumerator<TailSplit, TailEnumeratorState> {

  private static final long LOOK_MILLIS = 500;

  private final SplitEnumeratorContext<TailSplit> context;
  private final TailDiscovery discovery;
  private final List<TailSplit> unassigned;
  private final Map<Integer, Integer> files = new HashMap<>();
  private List<FileIdentity> known;
  private boolean ending;

  TailEnumerator(
      SplitEnumeratorContext<TailSplit> context, TailInputs inputs, TailEnumeratorState state) {
    this.context = context;
    this.discovery = new TailDiscovery(inputs, state.known());
    this.unassigned = new ArrayList<>(state.unassigned());
    this.known = state.known();
  }

  @Override
  public void start() {
    context.callAsync(discovery::look, this::looked, 0, LOOK_MILLIS);
  }

  private void looked(TailDiscovery.Look look, Throwable failure) {
    if (failure != null) {
      throw new IllegalStateException("the files to follow cannot be looked for", failure);
    }
    if (ending) {
      return;
    }
    unassigned.addAll(look.found());
    known = look.known();
    assign();
    if (look.idle() && everyReaderIsThere()) {
      ending = true;
      context.registeredReaders().keySet().forEach(this::end);
    }
  }

  private boolean everyReaderIsThere() {
    return context.registeredReaders().size() >= context.currentParallelism();
  }

  private void end(int subtask) {
    context.sendEventToSourceReader(subtask, new EndRequested());
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void addReader(int subtask) {
    files.putIfAbsent(subtask, 0);
    assign();
    if (ending) {
      end(subtask);
    }
  }

  /** Each to the reader with the fewest files. */
  private void assign() {
    if (unassigned.isEmpty() || !everyReaderIsThere()) {
      return;
    }
    Map<Integer, List<TailSplit>> assignment = new HashMap<>();
    for (TailSplit split : unassigned) {
      int reader = -1;
      for (int subtask : context.registeredReaders().keySet()) {
        if (reader < 0 || files.get(subtask) < files.get(reader)) {
          reader = subtask;
        }
      }
      files.merge(reader, 1, Integer::sum);
      assignment.computeIfAbsent(reader, any -> new ArrayList<>()).add(split);
    }
    context.assignSplits(new SplitsAssignment<>(assignment));
    unassigned.clear();
  }

  @Override
  public void addSplitsBack(List<TailSplit> splits, int subtask) {
    unassigned.addAll(splits);
  }

  @Override
  public void handleSplitRequest(int subtask, String requesterHostname) {
    // files are assigned, not asked for
  }

  @Override
  public TailEnumeratorState snapshotState(long checkpoint) {
    return new TailEnumeratorState(known, unassigned);
  }

  @Override
  public void close() {
    discovery.close();
  }
}
