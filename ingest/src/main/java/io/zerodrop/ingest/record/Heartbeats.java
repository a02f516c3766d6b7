package io.zerodrop.ingest.record;

import io.zerodrop.ingest.record.bundle.BundleWriter;
import io.zerodrop.ingest.record.watch.ResourceWatcher;
import io.zerodrop.ingest.record.watch.WatchLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Writes a line a second into segments in which nothing else is written, so that whoever follows
 * them knows that time went on. While a watch is cut its heartbeats say since when.
 */
final class Heartbeats implements Runnable {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final BundleWriter writer;
  private final Clock clock;
  private final Collection<Recorded> kinds;
  private final Collection<ResourceWatcher> watchers;

  Heartbeats(
      BundleWriter writer,
      Clock clock,
      Collection<Recorded> kinds,
      Collection<ResourceWatcher> watchers) {
    this.writer = writer;
    this.clock = clock;
    this.kinds = kinds;
    this.watchers = watchers;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Instant now = clock.instant();
        for (Recorded kind : kinds) {
          if (kind.silentFor(PERIOD, now)) {
            // Where the disk is full the next one tells as much.
            writer.append(kind.kind(), List.of(line(kind, now)));
          }
        }
        Thread.sleep(PERIOD.toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] line(Recorded kind, Instant now) {
    Instant cut =
        watchers.stream()
            .filter(watcher -> watcher.resource().recordKind() == kind.kind())
            .map(ResourceWatcher::cutSince)
            .filter(since -> since != null)
            .findFirst()
            .orElse(null);
    return kind.kind()
        .heartbeat(WatchLine.time(now), cut == null ? null : WatchLine.time(cut))
        .getBytes(StandardCharsets.UTF_8);
  }
}
