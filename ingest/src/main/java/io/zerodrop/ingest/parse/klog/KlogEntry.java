package io.zerodrop.ingest.parse.klog;

import java.nio.charset.StandardCharsets;

/**
 * One line of a Kubernetes component. Valid until its reader reads the next record: it looks into
 * the record's bytes.
 */
public final class KlogEntry {

  char severity;
  long micros;
  int process;
  byte[] bytes;
  int messageFrom;
  int messageTo;
  int pairsFrom;
  int pairsTo;
  KlogPairs pairs;

  /** {@code I}, {@code W}, {@code E} or {@code F}. */
  public char severity() {
    return severity;
  }

  /** When it was written, in microseconds since the epoch. */
  public long micros() {
    return micros;
  }

  /** The process id of the header, 0 without one. */
  public int process() {
    return process;
  }

  public <K> K kind(MessageTable<K> table) {
    return table.find(bytes, messageFrom, messageTo);
  }

  public String message() {
    return new String(bytes, messageFrom, messageTo - messageFrom, StandardCharsets.UTF_8);
  }

  /** The key=value pairs after the message; empty for a message without them. */
  public KlogPairs pairs() {
    if (pairs == null) {
      pairs = PairReader.read(bytes, pairsFrom, pairsTo);
    }
    return pairs;
  }
}
