package io.zerodrop.ingest.parse.text;

import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;

/**
 * A place in the bytes of a record that only moves on when it finds what it is asked for. Literals
 * are ASCII. Searches begin at the current place and answer -1 for "not there".
 */
public final class ByteCursor {

  private static final int MOST_DIGITS = 18;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  public ByteCursor over(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    return this;
  }

  public ByteCursor over(LogRecord record) {
    return over(record.bytes(), record.from(), record.to());
  }

  public byte[] bytes() {
    return bytes;
  }

  public int at() {
    return at;
  }

  /** Exclusive. */
  public int end() {
    return end;
  }

  public boolean atEnd() {
    return at >= end;
  }

  public void moveTo(int index) {
    at = index;
  }

  /** The byte {@code ahead} places on, -1 beyond the end. */
  public int peek(int ahead) {
    return at + ahead < end ? bytes[at + ahead] & 0xff : -1;
  }

  public int peek() {
    return peek(0);
  }

  public boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  public boolean take(String literal) {
    if (!startsWith(literal)) {
      return false;
    }
    at += literal.length();
    return true;
  }

  public boolean startsWith(String literal) {
    return matches(at, literal);
  }

  public void require(char c, String expected) throws Mismatch {
    if (!take(c)) {
      throw mismatch(expected);
    }
  }

  public void require(String literal, String expected) throws Mismatch {
    if (!take(literal)) {
      throw mismatch(expected);
    }
  }

  public void skipSpaces() {
    while (peek() == ' ') {
      at++;
    }
  }

  public int indexOf(char c) {
    for (int i = at; i < end; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  public int indexOf(String literal) {
    byte first = (byte) literal.charAt(0);
    for (int i = at; i <= end - literal.length(); i++) {
      if (bytes[i] == first && matches(i, literal)) {
        return i;
      }
    }
    return -1;
  }

  public int lastIndexOf(String literal) {
    for (int i = end - literal.length(); i >= at; i--) {
      if (matches(i, literal)) {
        return i;
      }
    }
    return -1;
  }

  /** The index of the next space, or the end. */
  public int tokenEnd() {
    int space = indexOf(' ');
    return space < 0 ? end : space;
  }

  public long number(String expected) throws Mismatch {
    int from = at;
    long value = 0;
    while (isDigit(peek())) {
      value = value * 10 + (bytes[at++] - '0');
      if (at - from > MOST_DIGITS) {
        throw new Mismatch(from, expected);
      }
    }
    if (at == from) {
      throw mismatch(expected);
    }
    return value;
  }

  /** A number of at most three digits' worth: anything larger is no HTTP status. */
  public int status(String expected) throws Mismatch {
    int from = at;
    long value = number(expected);
    if (value > 999) {
      throw new Mismatch(from, expected);
    }
    return (int) value;
  }

  /** Exactly {@code count} digits. */
  public int digits(int count, String expected) throws Mismatch {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (!isDigit(peek(i))) {
        throw mismatch(expected);
      }
      value = value * 10 + (bytes[at + i] - '0');
    }
    at += count;
    return value;
  }

  /** Seconds such as {@code 0.004}, in microseconds; digits beyond the sixth are dropped. */
  public long secondsAsMicros(String expected) throws Mismatch {
    long micros = number(expected) * 1_000_000L;
    if (take('.')) {
      long unit = 100_000L;
      int from = at;
      for (; isDigit(peek()); unit /= 10) {
        micros += unit * (bytes[at++] - '0');
      }
      if (at == from) {
        throw mismatch(expected);
      }
    }
    return micros;
  }

  public String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  public Mismatch mismatch(String expected) {
    return new Mismatch(at, expected);
  }

  private boolean matches(int index, String literal) {
    if (end - index < literal.length()) {
      return false;
    }
    for (int i = 0; i < literal.length(); i++) {
      if (bytes[index + i] != literal.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
