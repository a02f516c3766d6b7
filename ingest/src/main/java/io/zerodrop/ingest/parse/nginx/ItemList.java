package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import java.util.Arrays;

/**
 * The items of one {@code $upstream_...} variable: one for each attempt, with {@code , } between
 * attempts and {@code : } where an internal redirect chose another upstream (ngx_http_upstream.c,
 * ngx_http_upstream_addr_variable and its siblings). Items hold no spaces and may be empty beside a
 * {@code : }. Reused from line to line.
 */
final class ItemList {

  private byte[] bytes;
  private int[] from = new int[4];
  private int[] to = new int[4];
  private int size;
  private final ByteCursor item = new ByteCursor();

  /** Reads the list that begins at the cursor; stops after its last item. */
  ItemList read(ByteCursor in) {
    bytes = in.bytes();
    size = 0;
    while (true) {
      add(in);
      if (in.peek() == ',' && in.peek(1) == ' ') {
        in.moveTo(in.at() + 2);
      } else if (in.startsWith(" : ")) {
        in.moveTo(in.at() + 3);
      } else {
        return this;
      }
    }
  }

  private void add(ByteCursor in) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    from[size] = in.at();
    while (!in.atEnd() && in.peek() != ' ' && !(in.peek() == ',' && in.peek(1) == ' ')) {
      in.moveTo(in.at() + 1);
    }
    to[size++] = in.at();
  }

  int size() {
    return size;
  }

  /** Whether the item is empty or {@code -}. */
  boolean absent(int index) {
    int length = to[index] - from[index];
    return length == 0 || length == 1 && bytes[from[index]] == '-';
  }

  String text(int index) {
    return item.over(bytes, from[index], to[index]).text(from[index], to[index]);
  }

  /** A whole number, -1 where absent. */
  long number(int index, String expected) throws Mismatch {
    return absent(index) ? -1 : whole(index).number(expected);
  }

  /** An HTTP status, -1 where absent. */
  int status(int index, String expected) throws Mismatch {
    return absent(index) ? -1 : whole(index).status(expected);
  }

  /** Seconds as microseconds, -1 where absent. */
  long micros(int index, String expected) throws Mismatch {
    return absent(index) ? -1 : whole(index).secondsAsMicros(expected);
  }

  private ByteCursor whole(int index) {
    return item.over(bytes, from[index], to[index]);
  }
}
