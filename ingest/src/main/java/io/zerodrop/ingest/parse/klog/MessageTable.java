package io.zerodrop.ingest.parse.klog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

  /** By the first byte; the order among those that begin alike is the order of adding. */
  private final List<List<Entry<K>>> entries = new ArrayList<>(Collections.nCopies(256, List.of()));

  public MessageTable<K> exact(String message, K kind) {
    return add(new Entry<>(message.getBytes(StandardCharsets.UTF_8), false, kind));
  }

  public MessageTable<K> prefix(String beginning, K kind) {
    return add(new Entry<>(beginning.getBytes(StandardCharsets.UTF_8), true, kind));
  }

  private MessageTable<K> add(Entry<K> entry) {
    int first = entry.text()[0] & 0xff;
    List<Entry<K>> more = new ArrayList<>(entries.get(first));
    more.add(entry);
    entries.set(first, List.copyOf(more));
    return this;
  }

  /** Null for a message that the table does not know. */
  K find(byte[] bytes, int from, int to) {
    if (from == to) {
      return null;
    }
    List<Entry<K>> alike = entries.get(bytes[from] & 0xff);
    for (int i = 0; i < alike.size(); i++) {
      Entry<K> entry = alike.get(i);
      if (entry.fits(bytes, from, to)) {
        return entry.kind();
      }
    }
    return null;
  }
}
