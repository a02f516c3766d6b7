package io.zerodrop.ingest.format;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.envelope.Opened;
import io.zerodrop.ingest.envelope.Unwrapper;
import io.zerodrop.ingest.parse.LogRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first lines of a file, with the envelopes around them taken off where most lines have them.
 */
final class Sample {

  private static final int MAX_LINES = 400;
  private static final int MAX_ENVELOPES = 4;

  private List<byte[]> lines;
  private final List<Envelope> envelopes = new ArrayList<>();

  /**
   * @param whole whether {@code head} is the whole file; if not, its last line may be cut
   */
  Sample(byte[] head, boolean whole) {
    lines = split(head, whole);
    for (int depth = 0; depth < MAX_ENVELOPES && openOne(); depth++) {
      continue;
    }
  }

  /** Without line ends, without envelopes and without empty lines. */
  List<byte[]> lines() {
    return lines;
  }

  /** Outermost first. */
  List<Envelope> envelopes() {
    return envelopes;
  }

  private static List<byte[]> split(byte[] head, boolean whole) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= head.length && lines.size() < MAX_LINES; i++) {
      boolean end = i == head.length;
      if (end && !whole && !lines.isEmpty()) {
        break;
      }
      if (end || head[i] == '\n') {
        int to = i > from && head[i - 1] == '\r' ? i - 1 : i;
        while (from < to && (head[from] == 0 || head[from] == ' ')) {
          from++; // a log truncated while its writer held it open begins with NULs
        }
        if (to > from) {
          lines.add(Arrays.copyOfRange(head, from, to));
        }
        from = i + 1;
      }
    }
    return lines;
  }

  private boolean openOne() {
    for (Envelope envelope : Envelope.values()) {
      Unwrapper unwrapper = envelope.newUnwrapper();
      List<byte[]> payloads = new ArrayList<>();
      int opened = 0;
      for (byte[] line : lines) {
        LogRecord record = new LogRecord().set(line, 0, line.length, "", 1, 0);
        Opened result = unwrapper.open(record);
        opened += result == Opened.NOT_WRAPPED ? 0 : 1;
        if (record.length() > 0) {
          payloads.add(Arrays.copyOfRange(record.bytes(), record.from(), record.to()));
        }
      }
      if (opened > 0 && opened * 2 > lines.size()) {
        lines = payloads;
        envelopes.add(envelope);
        return true;
      }
    }
    return false;
  }
}
