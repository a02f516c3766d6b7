package io.zerodrop.bench.bundle;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen in the cluster, in the order of time. */
final class Agenda {

  /** Something that happens and leaves traces in the logs. */
  interface Action {
    void happen(long at) throws IOException;
  }

  private record Entry(long at, long number, Action action) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
  private long numbers;

  void at(long micros, Action action) {
    entries.add(new Entry(micros, numbers++, action));
  }

  /** Lets happen what is due up to and with a time. */
  void runUntil(long micros) throws IOException {
    while (!entries.isEmpty() && entries.peek().at <= micros) {
      Entry due = entries.poll();
      due.action.happen(due.at);
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
