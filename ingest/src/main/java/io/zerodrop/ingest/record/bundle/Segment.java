package io.zerodrop.ingest.record.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * A file that lines are appended to, whole or not at all: what a failed write left behind is cut
 * off again.
 */
final class Segment implements AutoCloseable {

  private static final byte[] NEWLINE = {'\n'};

  private final Path file;
  private final FileChannel channel;
  private final Instant begun;
  private long committed;
  private long size;

  private Segment(Path file, FileChannel channel, Instant begun) {
    this.file = file;
    this.channel = channel;
    this.begun = begun;
  }

  /**
   * @throws java.nio.file.FileAlreadyExistsException where there is one of that name; segments are
   *     never written to again once they were closed
   */
  static Segment create(Path file, Instant begun) throws IOException {
    return new Segment(
        file,
        OwnerOnlyFiles.create(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        begun);
  }

  /** Appends, without a promise yet. */
  void append(List<byte[]> lines) throws IOException {
    ByteBuffer batch = ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length + 1).sum());
    lines.forEach(line -> batch.put(line).put(NEWLINE));
    batch.flip();
    while (batch.hasRemaining()) {
      size += channel.write(batch);
    }
  }

  /** Returns once all that was appended is on disk. */
  void commit() throws IOException {
    channel.force(false);
    committed = size;
  }

  /** Takes back what was appended since the last commit. */
  void rollback() throws IOException {
    channel.truncate(committed);
    channel.position(committed);
    size = committed;
  }

  boolean isFull(Rotation rotation, Instant now) {
    return size >= rotation.bytes() || !begun.plus(rotation.age()).isAfter(now);
  }

  boolean isEmpty() {
    return committed == 0;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
