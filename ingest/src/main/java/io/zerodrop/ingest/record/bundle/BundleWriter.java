package io.zerodrop.ingest.record.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Appends lines to a bundle's segments. One thread writes what has gathered since its last write
 * and forces it to disk in one go, so that many small batches cost few flushes.
 *
 * <p>An append whose future completes normally survives a crash of the process and of the machine;
 * one that fails left nothing behind.
 */
public final class BundleWriter implements AutoCloseable {

  /** Batches that wait for the disk before {@link #append} does. */
  private static final int WAITING = 1_024;

  private record Batch(RecordKind kind, List<byte[]> lines, CompletableFuture<Void> done) {}

  /** Ends the thread: an interrupt would close the files under it. */
  private static final Batch LAST = new Batch(null, List.of(), new CompletableFuture<>());

  private final BlockingQueue<Batch> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final FileChannel lockFile;
  private final FileLock lock;
  private final List<String> repaired;
  private final Segments segments;
  private final Thread committer;

  private BundleWriter(
      FileChannel lockFile, FileLock lock, List<String> repaired, Segments segments) {
    this.lockFile = lockFile;
    this.lock = lock;
    this.repaired = repaired;
    this.segments = segments;
    this.committer = new Thread(this::commitUntilClosed, "bundle-writer");
    committer.setDaemon(true);
    committer.start();
  }

  /**
   * Makes the directory if it is not there, and repairs what a crash left in it.
   *
   * @throws BundleInUse where somebody else writes to it
   */
  public static BundleWriter open(Path directory, Rotation rotation, Clock clock)
      throws IOException {
    OwnerOnlyFiles.directory(directory);
    FileChannel lockFile =
        OwnerOnlyFiles.create(
            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = lockFile.tryLock();
      if (lock == null) {
        throw new BundleInUse(directory);
      }
      return new BundleWriter(
          lockFile, lock, TornLines.repair(directory), new Segments(directory, rotation, clock));
    } catch (OverlappingFileLockException here) {
      lockFile.close();
      throw new BundleInUse(directory);
    } catch (IOException failure) {
      lockFile.close();
      throw failure;
    }
  }

  /** What a crash had left behind and was repaired, a sentence each. */
  public List<String> repaired() {
    return repaired;
  }

  /** How many appends wait for the disk. */
  public int backlog() {
    return waiting.size();
  }

  /**
   * Hands over lines, each without its end; waits only where very many wait already.
   *
   * @return done once the lines are on disk; fails with an {@link IOException} where they cannot
   *     be, and nothing of them is there then
   */
  public CompletableFuture<Void> append(RecordKind kind, List<byte[]> lines) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      if (closed.get()) {
        throw new IOException("the bundle is closed");
      }
      waiting.put(new Batch(kind, lines, done));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      done.completeExceptionally(new IOException("interrupted before it was written", stopped));
    } catch (IOException failure) {
      done.completeExceptionally(failure);
    }
    return done;
  }

  private void commitUntilClosed() {
    List<Batch> batches = new ArrayList<>();
    while (!batches.contains(LAST)) {
      batches.clear();
      try {
        batches.add(waiting.take());
      } catch (InterruptedException byMistake) {
        continue; // nobody may: an interrupt would close the segments' channels
      }
      waiting.drainTo(batches);
      for (RecordKind kind : RecordKind.values()) {
        commit(kind, batches.stream().filter(batch -> batch.kind == kind).toList());
      }
    }
  }

  private void commit(RecordKind kind, List<Batch> batches) {
    List<byte[]> lines = batches.stream().flatMap(batch -> batch.lines.stream()).toList();
    try {
      if (!lines.isEmpty()) {
        segments.write(kind, lines);
      }
      batches.forEach(batch -> batch.done.complete(null));
    } catch (IOException | RuntimeException failure) {
      batches.forEach(batch -> batch.done.completeExceptionally(failure));
    }
  }

  /** Writes what waits, then closes the segments. */
  @Override
  public void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      waiting.put(LAST);
      committer.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    for (Batch late = waiting.poll(); late != null; late = waiting.poll()) {
      late.done.completeExceptionally(new IOException("the bundle is closed"));
    }
    try (lockFile) {
      segments.close();
      lock.release();
    }
  }
}
