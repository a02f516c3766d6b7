package io.zerodrop.pipeline.command;

import io.zerodrop.pipeline.replay.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells on stderr how far work that takes more than two seconds has come: one line that is written
 * over on a terminal, a line each ten seconds elsewhere. Work that is done sooner shows nothing.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final ScheduledExecutorService ticks;
  private volatile String latest = "starting";
  private boolean shown;

  private ProgressLine(PrintStream err, boolean terminal, ScheduledExecutorService ticks) {
    this.err = err;
    this.terminal = terminal;
    this.ticks = ticks;
  }

  static ProgressLine on(Terminal terminal) {
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    ProgressLine line = new ProgressLine(terminal.err(), terminal.errIsTerminal(), ticks);
    long every = terminal.errIsTerminal() ? 500 : 10_000;
    ticks.scheduleAtFixedRate(line::show, 2_000, every, TimeUnit.MILLISECONDS);
    return line;
  }

  @Override
  public void at(String step, long done, long total) {
    latest =
        total > 0
            ? String.format(Locale.ROOT, "%s, %d %%", step, Math.min(100, done * 100 / total))
            : step;
  }

  @Override
  public synchronized void tell(String line) {
    err.print((terminal ? ERASE_LINE : "") + "zerodrop: " + line + "\n");
    err.flush();
  }

  synchronized void show() {
    err.print(terminal ? ERASE_LINE + "zerodrop: " + latest : "zerodrop: " + latest + "\n");
    err.flush();
    shown = true;
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    synchronized (this) {
      if (shown && terminal) {
        err.print(ERASE_LINE);
        err.flush();
      }
    }
  }
}
