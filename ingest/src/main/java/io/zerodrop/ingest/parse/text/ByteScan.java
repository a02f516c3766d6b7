package io.zerodrop.ingest.parse.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches bytes eight at a time: {@code (x - 0x01..01) & ~x & 0x80..80} is not zero exactly where
 * x has a zero byte, and its lowest set bit is exact (Hacker's Delight, section 6-1).
 */
public final class ByteScan {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LOWS = ~HIGHS;
  private static final long PAIRS = 0x00ff00ff00ff00ffL;
  private static final long PAIR_ONES = 0x0001000100010001L;

  private ByteScan() {}

  /** The first index in {@code [from, to)} of the byte, -1 without one. */
  public static int indexOf(byte[] bytes, int from, int to, char wanted) {
    long pattern = wanted * ONES;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long different = (long) LONGS.get(bytes, i) ^ pattern;
      long found = different - ONES & ~different & HIGHS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The first index in {@code [from, to)} of any of the three bytes, {@code to} without one. */
  public static int indexOfAny(byte[] bytes, int from, int to, char a, char b, char c) {
    long patternA = a * ONES;
    long patternB = b * ONES;
    long patternC = c * ONES;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long eight = (long) LONGS.get(bytes, i);
      long isA = eight ^ patternA;
      long isB = eight ^ patternB;
      long isC = eight ^ patternC;
      long found = (isA - ONES & ~isA | isB - ONES & ~isB | isC - ONES & ~isC) & HIGHS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      byte byteHere = bytes[i];
      if (byteHere == a || byteHere == b || byteHere == c) {
        return i;
      }
    }
    return to;
  }

  /** The last index in {@code [from, to)} of the byte, {@code from - 1} without one. */
  public static int lastIndexOf(byte[] bytes, int from, int to, char wanted) {
    int i = to - 1;
    while (i >= from && bytes[i] != wanted) {
      i--;
    }
    return i;
  }

  /** How often the byte stands in {@code [from, to)}. */
  public static long count(byte[] bytes, int from, int to, char wanted) {
    long pattern = wanted * ONES;
    long count = 0;
    int i = from;
    while (i + 8 <= to) {
      // Each byte of the lanes counts for itself, until one could be full.
      int full = Math.min(i + 8 * 255, to);
      long lanes = 0;
      for (; i + 8 <= full; i += 8) {
        long different = (long) LONGS.get(bytes, i) ^ pattern;
        // Unlike the search, counting must be exact in every byte, so no borrow may cross bytes.
        long others = (different & LOWS) + LOWS | different;
        lanes += (~others & HIGHS) >>> 7;
      }
      // Pairs of bytes fit where their sum may pass 255; the product adds all pairs up on top.
      long pairs = (lanes & PAIRS) + (lanes >>> 8 & PAIRS);
      count += pairs * PAIR_ONES >>> 48;
    }
    for (; i < to; i++) {
      count += bytes[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /** Eight bytes from an index on, the first lowest. */
  public static long eight(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }
}
