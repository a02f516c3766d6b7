package io.zerodrop.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Gives few bytes at a time, as a pipe may. */
final class Dribble extends ByteArrayInputStream {

  private final int step;

  Dribble(byte[] bytes, int step) {
    super(bytes);
    this.step = step;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    return super.read(target, offset, Math.min(length, step));
  }

  static InputStream of(byte[] bytes, int step) {
    return new Dribble(bytes, step);
  }
}
