package io.zerodrop.pipeline.stream;

import io.zerodrop.dashboards.files.OwnerOnly;
import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** Where a stream keeps its checkpoints; one process uses it at a time. */
final class StateDirectory implements AutoCloseable {

  private final Path directory;
  private final FileChannel channel;
  private final FileLock lock;

  private StateDirectory(Path directory, FileChannel channel, FileLock lock) {
    this.directory = directory;
    this.channel = channel;
    this.lock = lock;
  }

  static StateDirectory open(Path directory) throws IOException, UnusableInput {
    OwnerOnly.directory(directory);
    FileChannel channel =
        OwnerOnly.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException held) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new UnusableInput(
          "another zerodrop stream uses the state in "
              + directory
              + "; give this one its own --state or --out");
    }
    return new StateDirectory(directory, channel, lock);
  }

  Path path() {
    return directory;
  }

  /** The newest checkpoint that is complete; what lies beside it from earlier runs goes. */
  Optional<Path> latest() throws IOException {
    Optional<Path> latest = complete().stream().max(Comparator.comparing(StateDirectory::written));
    for (Path run : children(directory)) {
      if (Files.isDirectory(run) && latest.filter(one -> one.startsWith(run)).isEmpty()) {
        FileUtils.deleteDirectoryQuietly(run.toFile());
      }
    }
    return latest;
  }

  /** Forgets all checkpoints. */
  void clear() throws IOException {
    for (Path run : children(directory)) {
      if (Files.isDirectory(run)) {
        FileUtils.deleteDirectoryQuietly(run.toFile());
      }
    }
  }

  private List<Path> complete() throws IOException {
    try (Stream<Path> all = Files.walk(directory, 3)) {
      return all.filter(path -> path.getFileName().toString().equals("_metadata"))
          .map(Path::getParent)
          .toList();
    }
  }

  private static long written(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve("_metadata")).toMillis();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
