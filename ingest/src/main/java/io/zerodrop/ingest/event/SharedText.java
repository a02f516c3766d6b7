package io.zerodrop.ingest.event;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One copy of texts that many records have, such as names of files, Services and methods: most of
 * the memory that requests take while they wait to be judged.
 */
final class SharedText {

  /** More different ones than names have are no names; those beyond are not shared. */
  private static final int MOST = 20_000;

  private static final ConcurrentHashMap<String, String> TEXTS = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private SharedText() {}

  /** The same text; null stays null. */
  static String of(String text) {
    if (text == null) {
      return null;
    }
    String known = TEXTS.get(text);
    if (known != null || COUNT.get() >= MOST) {
      return known == null ? text : known;
    }
    String other = TEXTS.putIfAbsent(text, text);
    if (other == null) {
      COUNT.incrementAndGet();
    }
    return other == null ? text : other;
  }
}
