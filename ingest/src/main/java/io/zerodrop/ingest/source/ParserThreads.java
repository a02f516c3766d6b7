package io.zerodrop.ingest.source;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that parse for all readers of a run in this JVM, as many as the run has readers: a
 * reader whose files are done leaves its core to the files of the others.
 */
final class ParserThreads implements AutoCloseable {

  private static final Map<String, ParserThreads> RUNS = new HashMap<>();

  private final String run;
  private final int count;
  private final ExecutorService executor;
  private int users;

  private ParserThreads(String run, int count) {
    this.run = run;
    this.count = count;
    AtomicInteger number = new AtomicInteger();
    this.executor =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "parser-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** To be closed by everyone who asks for them; the last one ends them. */
  static ParserThreads of(String run, int count) {
    synchronized (RUNS) {
      ParserThreads threads = RUNS.computeIfAbsent(run, key -> new ParserThreads(key, count));
      threads.users++;
      return threads;
    }
  }

  int count() {
    return count;
  }

  /** Tasks begin in the order in which they come. */
  <T> Future<T> submit(Callable<T> task) {
    return executor.submit(task);
  }

  @Override
  public void close() {
    synchronized (RUNS) {
      users--;
      if (users == 0) {
        RUNS.remove(run);
        executor.shutdownNow();
      }
    }
  }
}
