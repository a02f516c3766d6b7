package io.zerodrop.ingest.record;

import io.zerodrop.ingest.record.bundle.BundleWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Writes to a bundle; what nobody would send again is tried until the disk takes it. */
final class PatientJournal {

  private static final long PAUSE_MILLIS = 1_000;

  private final BundleWriter writer;
  private final Clock clock;
  private final Consumer<String> notices;
  private final AtomicBoolean waiting = new AtomicBoolean();

  PatientJournal(BundleWriter writer, Clock clock, Consumer<String> notices) {
    this.writer = writer;
    this.clock = clock;
    this.notices = notices;
  }

  /** For a sender who sends it again where it fails. */
  CompletableFuture<Void> hand(Recorded kind, List<byte[]> lines) {
    return writer
        .append(kind.kind(), lines)
        .thenRun(() -> kind.wrote(lines.size(), clock.instant()));
  }

  /** Returns once it is on disk, however long that takes. */
  void write(Recorded kind, List<byte[]> lines) throws InterruptedException {
    while (true) {
      try {
        hand(kind, lines).get();
        if (waiting.compareAndSet(true, false)) {
          notices.accept("what the watches tell is written again");
        }
        return;
      } catch (ExecutionException failure) {
        if (waiting.compareAndSet(false, true)) {
          notices.accept(
              "what the watches tell cannot be written and waits: "
                  + failure.getCause().getMessage());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
