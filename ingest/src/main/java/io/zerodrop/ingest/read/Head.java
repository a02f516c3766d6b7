package io.zerodrop.ingest.read;

import io.zerodrop.ingest.format.Detector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The beginning of a file, decompressed.
 *
 * @param whole whether that is all of it
 * @param failure what ended it early, null if nothing did
 */
record Head(byte[] bytes, boolean whole, IOException failure) {

  /** Bytes of nothing to look behind. */
  private static final long LONGEST_HOLE = 16L << 30;

  static Head of(Path path) throws IOException {
    byte[] bytes = new byte[Detector.HEAD];
    int length = 0;
    try (InputStream in = Decompression.open(path)) {
      try {
        length = behindHole(in, bytes);
        while (length < bytes.length) {
          int read = in.read(bytes, length, bytes.length - length);
          if (read < 0) {
            break;
          }
          length += read;
        }
        boolean whole = length < bytes.length || in.read() < 0;
        return new Head(java.util.Arrays.copyOf(bytes, length), whole, null);
      } catch (IOException damaged) {
        return new Head(java.util.Arrays.copyOf(bytes, length), false, damaged);
      }
    }
  }

  /**
   * Reads the first bytes that are not all NUL. A log that was truncated while its writer held it
   * open begins with a hole as long as it was then.
   *
   * @return how many of them were read
   */
  private static int behindHole(InputStream in, byte[] bytes) throws IOException {
    int length = Math.max(0, in.read(bytes, 0, bytes.length));
    for (long hole = 0; length > 0 && hole < LONGEST_HOLE; hole += length) {
      int from = 0;
      while (from < length && bytes[from] == 0) {
        from++;
      }
      if (from < length) {
        System.arraycopy(bytes, from, bytes, 0, length - from);
        return length - from;
      }
      int read = in.read(bytes, 0, bytes.length);
      if (read < 0) {
        return length;
      }
      length = read;
    }
    return length;
  }

  boolean empty() {
    return bytes.length == 0 && failure == null;
  }
}
