package io.zerodrop.ingest.source;

import io.zerodrop.ingest.format.NameHints;
import io.zerodrop.ingest.read.Decompression;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bytes of a file that its writer may go on with, rename, truncate or delete. Once open, it
 * stays the same file whatever it is called.
 */
final class TailedFile implements Closeable {

  private final Path path;
  private final FileIdentity identity;
  private final FileChannel channel;
  private final InputStream stream;
  private long checked = -1;

  private TailedFile(Path path, FileIdentity identity, FileChannel channel, InputStream stream) {
    this.path = path;
    this.identity = identity;
    this.channel = channel;
    this.stream = stream;
  }

  /**
   * Opens the file where it is now: under its name, under the name that a rotation gave it, or as
   * the copy that one made.
   *
   * @param path under which it was found
   * @param offset in the decompressed file
   */
  static TailedFile open(Path path, FileIdentity identity, long offset) throws IOException {
    Path place = place(path, identity);
    FileChannel channel = FileChannel.open(place, StandardOpenOption.READ);
    try {
      if (plain(channel, place) && FileIdentity.inodeOf(place).equals(identity.inode())) {
        channel.position(offset);
        return new TailedFile(path, identity, channel, Channels.newInputStream(channel));
      }
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    InputStream whole = Decompression.open(place);
    try {
      whole.skipNBytes(offset);
      return new TailedFile(path, identity, null, whole);
    } catch (IOException failure) {
      whole.close();
      throw failure;
    }
  }

  private static Path place(Path path, FileIdentity identity) throws IOException {
    if (is(path, identity)) {
      return path;
    }
    for (Path other : siblings(path)) {
      if (is(other, identity)) {
        return other;
      }
    }
    return copyOf(path, identity, 0)
        .orElseThrow(() -> new NoSuchFileException(path.toString(), null, "it was rotated away"));
  }

  private static boolean is(Path path, FileIdentity identity) {
    try {
      return FileIdentity.inodeOf(path).equals(identity.inode()) && identity.begins(path);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Compressed files, and those in UTF-16, do not hold what is read from them. */
  private static boolean plain(FileChannel channel, Path path) throws IOException {
    ByteBuffer stored = ByteBuffer.allocate(8);
    channel.read(stored, 0);
    byte[] decoded;
    try (InputStream in = Decompression.open(path)) {
      decoded = in.readNBytes(stored.position());
    }
    stored.flip();
    return stored.equals(ByteBuffer.wrap(decoded));
  }

  InputStream stream() {
    return stream;
  }

  /** Whether more may come behind what is there now. */
  boolean grows() {
    return channel != null;
  }

  /** Whether the writer has emptied the file, so that what stood behind an offset is gone. */
  boolean truncated(long offset) throws IOException {
    if (channel == null) {
      return false;
    }
    long size = channel.size();
    if (size < offset) {
      return true;
    }
    if (size == checked) {
      return false;
    }
    checked = size;
    ByteBuffer head = ByteBuffer.allocate(identity.headLength());
    while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
      continue;
    }
    return !identity.begins(Arrays.copyOf(head.array(), head.position()));
  }

  /** Whether the name now stands for another file, or for none. */
  boolean renamed() {
    try {
      return !FileIdentity.inodeOf(path).equals(identity.inode());
    } catch (IOException gone) {
      return true;
    }
  }

  /** A file of a rotation that begins like this one and holds what stood behind an offset. */
  Optional<Path> copy(long offset) throws IOException {
    return copyOf(path, identity, offset);
  }

  private static Optional<Path> copyOf(Path path, FileIdentity identity, long offset)
      throws IOException {
    if (!identity.telling()) {
      return Optional.empty();
    }
    for (Path other : siblings(path)) {
      if (rotated(path, other) && identity.begins(other) && holds(other, offset)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path path, long offset) {
    try (InputStream in = Decompression.open(path)) {
      in.skipNBytes(offset);
      return true;
    } catch (IOException shorter) {
      return false;
    }
  }

  /** Whether two names in one directory differ by what a rotation appends alone. */
  static boolean rotated(Path one, Path other) {
    return NameHints.stem(one.getFileName().toString())
        .equals(NameHints.stem(other.getFileName().toString()));
  }

  private static List<Path> siblings(Path path) throws IOException {
    try (Stream<Path> all = Files.list(path.toAbsolutePath().getParent())) {
      return all.filter(other -> !other.getFileName().equals(path.getFileName()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
