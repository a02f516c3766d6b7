package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;

/**
 * The timers {@code TR/Tw/Tc/Tr/Ta} in microseconds (HAProxy configuration manual, section 8.4), -1
 * for a phase that was not reached.
 *
 * @param open whether the line was written before the end ({@code +Ta}, option logasap)
 */
record Timers(long request, long queue, long connect, long response, long active, boolean open) {

  private static final int COUNT = 5;
  private static final String EXAMPLE = "five timers such as 10/0/30/69/109";

  /** How many timers the token at the cursor holds; 0 if it is something else. */
  static int count(ByteCursor in) {
    int end = in.tokenEnd();
    int slashes = 0;
    for (int i = in.at(); i < end; i++) {
      byte b = in.bytes()[i];
      if (b == '/') {
        slashes++;
      } else if (!ByteCursor.isDigit(b) && b != '-' && b != '+') {
        return 0;
      }
    }
    return slashes == 0 ? 0 : slashes + 1;
  }

  static Timers read(ByteCursor in) throws Mismatch {
    long[] values = new long[COUNT];
    boolean open = false;
    for (int i = 0; i < COUNT; i++) {
      if (i > 0) {
        in.require('/', EXAMPLE);
      }
      boolean negative = in.take('-');
      open = in.take('+');
      long millis = in.number(EXAMPLE);
      values[i] = negative ? -1 : millis * Stamp.MILLISECOND;
    }
    return new Timers(values[0], values[1], values[2], values[3], values[4], open);
  }

  /** From the request's first byte until HAProxy turned to a server. */
  long untilServer() {
    return Math.max(0, request) + Math.max(0, queue);
  }
}
