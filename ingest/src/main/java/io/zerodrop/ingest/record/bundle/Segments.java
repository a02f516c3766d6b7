package io.zerodrop.ingest.record.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The segment that is being written of each kind. Used by one thread. */
final class Segments implements AutoCloseable {

  private final Path directory;
  private final Rotation rotation;
  private final Clock clock;
  private final Map<RecordKind, Segment> open = new EnumMap<>(RecordKind.class);

  Segments(Path directory, Rotation rotation, Clock clock) {
    this.directory = directory;
    this.rotation = rotation;
    this.clock = clock;
  }

  /** Returns once the lines are on disk. */
  void write(RecordKind kind, List<byte[]> lines) throws IOException {
    Segment segment = current(kind);
    try {
      segment.append(lines);
    } catch (IOException failure) {
      takeBack(kind, segment, failure);
      throw failure;
    }
    try {
      segment.commit();
    } catch (IOException failure) {
      // After a failed flush nobody knows which pages are on disk: this file is not trusted again.
      abandon(kind, segment, failure);
      throw failure;
    }
  }

  private Segment current(RecordKind kind) throws IOException {
    Instant now = clock.instant();
    Segment segment = open.get(kind);
    if (segment != null && segment.isFull(rotation, now)) {
      open.remove(kind);
      segment.close();
      segment = null;
    }
    if (segment == null) {
      segment = create(kind, now);
      open.put(kind, segment);
    }
    return segment;
  }

  /** A name that is taken, by a segment begun in the same millisecond, is a millisecond later. */
  private Segment create(RecordKind kind, Instant now) throws IOException {
    Instant begun = now;
    Path file = directory.resolve(SegmentName.of(kind, begun));
    while (Files.exists(file)) {
      begun = begun.plusMillis(1);
      file = directory.resolve(SegmentName.of(kind, begun));
    }
    Segment segment = Segment.create(file, begun);
    try {
      syncDirectory();
    } catch (IOException failure) {
      segment.close();
      Files.deleteIfExists(file);
      throw failure;
    }
    return segment;
  }

  /** Without it a crash of the machine may lose the new file's name. */
  private void syncDirectory() throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private void takeBack(RecordKind kind, Segment segment, IOException failure) {
    try {
      segment.rollback();
    } catch (IOException worse) {
      failure.addSuppressed(worse);
      abandon(kind, segment, failure);
    }
  }

  private void abandon(RecordKind kind, Segment segment, IOException failure) {
    open.remove(kind);
    try (segment) {
      segment.rollback();
    } catch (IOException worse) {
      failure.addSuppressed(worse);
    }
  }

  @Override
  public void close() throws IOException {
    for (Segment segment : open.values()) {
      segment.close();
      if (segment.isEmpty()) {
        Files.deleteIfExists(segment.file());
      }
    }
    open.clear();
  }
}
