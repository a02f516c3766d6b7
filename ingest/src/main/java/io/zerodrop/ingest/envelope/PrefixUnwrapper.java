package io.zerodrop.ingest.envelope;

import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;

/**
 * {@code [pod/<name>/<container>] <line>}, as {@code kubectl logs --prefix} writes
 * (k8s.io/kubectl/pkg/cmd/logs/logs.go addPrefixIfNeeded); some tools put the namespace first.
 */
final class PrefixUnwrapper implements Unwrapper {

  private static final int LONGEST = 400;

  private String seen = "";
  private Origin origin = Origin.UNKNOWN;

  @Override
  public Opened open(LogRecord record) {
    byte[] b = record.bytes();
    int from = record.from();
    int to = record.to();
    if (to - from < 8
        || b[from] != '['
        || b[from + 1] != 'p'
        || b[from + 2] != 'o'
        || b[from + 3] != 'd'
        || b[from + 4] != '/') {
      return Opened.NOT_WRAPPED;
    }
    int end = from + 5;
    int limit = Math.min(to, from + LONGEST);
    while (end < limit && b[end] != ']') {
      end++;
    }
    if (end == limit) {
      return Opened.NOT_WRAPPED;
    }
    String name = new String(b, from + 5, end - from - 5, StandardCharsets.UTF_8);
    if (!name.equals(seen)) {
      String[] parts = name.split("/");
      if (parts.length < 2 || parts.length > 3) {
        return Opened.NOT_WRAPPED;
      }
      seen = name;
      origin =
          parts.length == 2
              ? new Origin(null, parts[0], parts[1], null, null)
              : new Origin(parts[0], parts[1], parts[2], null, null);
    }
    int payload = end + 1 < to && b[end + 1] == ' ' ? end + 2 : end + 1;
    record.unwrapped(b, payload, to, record.writtenMicros());
    return Opened.WHOLE;
  }

  @Override
  public Origin origin() {
    return origin;
  }
}
