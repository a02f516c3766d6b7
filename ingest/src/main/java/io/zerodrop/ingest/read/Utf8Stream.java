package io.zerodrop.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Characters as UTF-8 bytes. */
final class Utf8Stream extends InputStream {

  private final Reader reader;
  private final char[] characters = new char[8192];
  private byte[] bytes = new byte[0];
  private int at;

  Utf8Stream(Reader reader) {
    this.reader = reader;
  }

  @Override
  public int read() throws IOException {
    return at < bytes.length || fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == bytes.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    int read = reader.read(characters, 0, characters.length - 1);
    if (read <= 0) {
      return false;
    }
    if (Character.isHighSurrogate(characters[read - 1])) {
      int low = reader.read();
      if (low >= 0) {
        characters[read++] = (char) low;
      }
    }
    bytes = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
    at = 0;
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
