package io.zerodrop.ingest.parse.time;

import java.util.Arrays;

/** The last time text that was read and what it meant: lines of one second are read once. */
final class SecondMemo {

  private final byte[] text = new byte[32];
  private int length = -1;
  private long micros;

  boolean holds(byte[] bytes, int from, int to) {
    return to - from == length && Arrays.equals(text, 0, length, bytes, from, to);
  }

  long micros() {
    return micros;
  }

  long keep(byte[] bytes, int from, int to, long micros) {
    length = to - from;
    System.arraycopy(bytes, from, text, 0, length);
    this.micros = micros;
    return micros;
  }
}
