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

  static Head of(Path path) throws IOException {
    byte[] bytes = new byte[Detector.HEAD];
    int length = 0;
    try (InputStream in = Decompression.open(path)) {
      try {
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

  boolean empty() {
    return bytes.length == 0 && failure == null;
  }
}
