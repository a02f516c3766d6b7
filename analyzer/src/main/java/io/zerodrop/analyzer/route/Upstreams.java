package io.zerodrop.analyzer.route;

import io.zerodrop.ingest.parse.text.ByteScan;
import io.zerodrop.ingest.traffic.ServedRequest;
import java.util.Arrays;

/**
 * Finds what is known of an upstream by the bytes of its name and address, without making text of
 * them: an open hash table with linear probing.
 */
final class Upstreams {

  /** More than a cluster has; what does not fit is looked at in full each time. */
  private static final int MOST = 1 << 16;

  private static final int FIRST_SIZE = 256;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /**
   * What is known of one.
   *
   * @param served when requests to it are of interest though they went well: from, to, from, to,
   *     ... in microseconds; null if always
   */
  record Known(long hash, byte[] name, byte[] address, long[] served, SecondCounts counts) {

    private boolean is(ServedRequest request) {
      return Arrays.equals(
              address, 0, address.length, request.bytes, request.addressFrom, request.addressTo)
          && Arrays.equals(
              name, 0, name.length, request.bytes, request.upstreamFrom, request.upstreamTo);
    }
  }

  private Known[] table = new Known[FIRST_SIZE];
  private int size;

  /** Null if it was never learned. */
  Known of(ServedRequest request) {
    long hash = hash(request);
    for (int i = index(hash); table[i] != null; i = i + 1 & table.length - 1) {
      if (table[i].hash == hash && table[i].is(request)) {
        return table[i];
      }
    }
    return null;
  }

  void learn(ServedRequest request, long[] served, SecondCounts counts) {
    if (size >= MOST) {
      return;
    }
    byte[] name = Arrays.copyOfRange(request.bytes, request.upstreamFrom, request.upstreamTo);
    byte[] address = Arrays.copyOfRange(request.bytes, request.addressFrom, request.addressTo);
    if (2 * size >= table.length) {
      Known[] old = table;
      table = new Known[2 * old.length];
      for (Known known : old) {
        if (known != null) {
          put(known);
        }
      }
    }
    put(new Known(hash(request), name, address, served, counts));
    size++;
  }

  private void put(Known known) {
    int i = index(known.hash);
    while (table[i] != null) {
      i = i + 1 & table.length - 1;
    }
    table[i] = known;
  }

  private int index(long hash) {
    return (int) (hash >>> 40) & table.length - 1;
  }

  private static long hash(ServedRequest request) {
    long name = hash(request.bytes, request.upstreamFrom, request.upstreamTo);
    return mix(name ^ hash(request.bytes, request.addressFrom, request.addressTo) * 31);
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = mix(hash ^ ByteScan.eight(bytes, i));
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 8 | bytes[i] & 0xff;
    }
    return mix(hash ^ rest);
  }

  private static long mix(long value) {
    long mixed = value * MIX;
    return mixed ^ mixed >>> 32;
  }
}
