package io.zerodrop.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Temporary copies of what can be read only once: standard input and members of archives. Files are
 * numbered, whatever their members are called, in a directory that only its owner may enter, and go
 * when the spool is closed or the program ends.
 */
final class Spool implements Closeable {

  /** Bytes that one run may copy. */
  static final long CAP = 64L << 30;

  /** Free bytes to leave on the disk. */
  private static final long RESERVE = 256L << 20;

  private static final int CHUNK = 1 << 16;

  private final List<Path> files = new ArrayList<>();
  private Path directory;
  private long bytes;
  private Thread atExit;

  /**
   * A copied stream.
   *
   * @param failure what ended it before its end, null if nothing did
   */
  record Copy(Path path, IOException failure) {}

  /** Copies a stream to its end, or as far as it can be read. */
  Copy copy(InputStream in) throws IOException {
    if (directory == null) {
      directory = Files.createTempDirectory("zerodrop-");
      atExit = new Thread(this::delete);
      Runtime.getRuntime().addShutdownHook(atExit);
    }
    Path file = directory.resolve(Integer.toString(files.size() + 1));
    files.add(file);
    byte[] chunk = new byte[CHUNK];
    long unchecked = RESERVE;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = read(in, chunk); read >= 0; read = read(in, chunk)) {
        bytes += read;
        unchecked += read;
        if (unchecked >= RESERVE / 4) {
          checkRoom();
          unchecked = 0;
        }
        out.write(chunk, 0, read);
      }
    } catch (DamagedStream damaged) {
      return new Copy(file, damaged.cause);
    }
    return new Copy(file, null);
  }

  private static int read(InputStream in, byte[] chunk) throws DamagedStream {
    try {
      return in.read(chunk);
    } catch (IOException failure) {
      throw new DamagedStream(failure);
    }
  }

  /** A failure of the stream that is copied, unlike one of the disk that it is copied to. */
  private static final class DamagedStream extends IOException {
    final transient IOException cause;

    DamagedStream(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private void checkRoom() throws IOException {
    if (bytes > CAP) {
      throw new IOException(
          "more than " + (CAP >> 30) + " GiB to unpack; unpack it yourself and give the directory");
    }
    if (Files.getFileStore(directory).getUsableSpace() < RESERVE) {
      throw new IOException(
          "no room left in "
              + directory.getParent()
              + " to unpack it; set -Djava.io.tmpdir to a larger disk");
    }
  }

  private synchronized void delete() {
    for (Path file : files) {
      file.toFile().delete();
    }
    if (directory != null) {
      directory.toFile().delete();
    }
  }

  @Override
  public void close() {
    delete();
    if (atExit != null && Thread.currentThread() != atExit) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException alreadyEnding) {
        return;
      }
    }
  }
}
