package io.zerodrop.ingest.envelope;

import io.zerodrop.ingest.parse.LogRecord;

/**
 * {@code <RFC 3339 time> stdout|stderr F|P[:tags] <line>}, the container runtime interface's log
 * format: P marks a part of a line that goes on in the next record of its stream
 * (k8s.io/cri-client/pkg/logs/logs.go).
 */
final class CriUnwrapper implements Unwrapper {

  private static final Origin STDOUT = new Origin(null, null, null, null, "stdout");
  private static final Origin STDERR = new Origin(null, null, null, null, "stderr");

  private final LeadingTime time = new LeadingTime();
  private Origin origin = Origin.UNKNOWN;

  @Override
  public Opened open(LogRecord record) {
    byte[] b = record.bytes();
    int to = record.to();
    int at = time.read(b, record.from(), to);
    if (at < 0 || to - at < " stdout F".length() || b[at] != ' ' || b[at + 7] != ' ') {
      return Opened.NOT_WRAPPED;
    }
    boolean out = is(b, at + 1, "stdout");
    if (!out && !is(b, at + 1, "stderr")) {
      return Opened.NOT_WRAPPED;
    }
    byte tag = b[at + 8];
    int end = at + 9;
    while (end < to && b[end] != ' ') {
      end++;
    }
    if (tag != 'F' && tag != 'P' || end > at + 9 && b[at + 9] != ':') {
      return Opened.NOT_WRAPPED;
    }
    origin = out ? STDOUT : STDERR;
    record.unwrapped(b, Math.min(end + 1, to), to, time.micros());
    return tag == 'P' ? Opened.PART : Opened.WHOLE;
  }

  private static boolean is(byte[] b, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (b[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Origin origin() {
    return origin;
  }
}
