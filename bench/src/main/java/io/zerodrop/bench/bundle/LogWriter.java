package io.zerodrop.bench.bundle;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file of lines, and how much was written to it. */
final class LogWriter implements Closeable {

  private static final int BUFFER = 1 << 20;

  private final OutputStream out;
  private long bytes;
  private long lines;

  LogWriter(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }

  void line(String text) throws IOException {
    byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
    write(ascii, ascii.length);
    out.write('\n');
    bytes++;
    lines++;
  }

  /** A line with its end. */
  void write(LineBuffer line) throws IOException {
    write(line.bytes(), line.length());
    lines++;
  }

  private void write(byte[] text, int length) throws IOException {
    out.write(text, 0, length);
    bytes += length;
  }

  void flush() throws IOException {
    out.flush();
  }

  long bytes() {
    return bytes;
  }

  long lines() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
