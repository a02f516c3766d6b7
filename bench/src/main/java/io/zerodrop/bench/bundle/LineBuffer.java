package io.zerodrop.bench.bundle;

/** A line of ASCII being put together, reused for every line. */
final class LineBuffer {

  private final byte[] bytes = new byte[8192];
  private int length;

  LineBuffer clear() {
    length = 0;
    return this;
  }

  LineBuffer add(String text) {
    int count = text.length();
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  LineBuffer add(char c) {
    bytes[length++] = (byte) c;
    return this;
  }

  LineBuffer add(long number) {
    int start = length;
    long rest = number;
    do {
      bytes[length++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    for (int i = start, j = length - 1; i < j; i++, j--) {
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
    return this;
  }

  /** Milliseconds as nginx writes seconds: {@code 0.034}. */
  LineBuffer addSeconds(long millis) {
    add(millis / 1000).add('.');
    bytes[length++] = (byte) ('0' + millis / 100 % 10);
    bytes[length++] = (byte) ('0' + millis / 10 % 10);
    bytes[length++] = (byte) ('0' + millis % 10);
    return this;
  }

  LineBuffer addHex(long number, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = (byte) Character.forDigit((int) (number >>> shift) & 15, 16);
    }
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
