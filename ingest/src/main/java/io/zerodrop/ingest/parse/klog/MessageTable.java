package io.zerodrop.ingest.parse.klog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What messages mean, by their exact text or by how they begin. The first entry that fits wins.
 *
 * @param <K> the meaning
 */
public final class MessageTable<K> {

  private record Entry<K>(byte[] text, boolean prefix, K kind) {

    boolean fits(byte[] bytes, int from, int to) {
      int length = to - from;
      return (prefix ? length >= text.length : length == text.length)
          && Arrays.equals(text, 0, text.length, bytes, from, from + text.length);
    }
  }

  private final List<Entry<K>> entries = new ArrayList<>();

  public MessageTable<K> exact(String message, K kind) {
    entries.add(new Entry<>(message.getBytes(StandardCharsets.UTF_8), false, kind));
    return this;
  }

  public MessageTable<K> prefix(String beginning, K kind) {
    entries.add(new Entry<>(beginning.getBytes(StandardCharsets.UTF_8), true, kind));
    return this;
  }

  /** Null for a message that the table does not know. */
  K find(byte[] bytes, int from, int to) {
    for (Entry<K> entry : entries) {
      if (entry.fits(bytes, from, to)) {
        return entry.kind();
      }
    }
    return null;
  }
}
