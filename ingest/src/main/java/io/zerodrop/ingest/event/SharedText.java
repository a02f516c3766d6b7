package io.zerodrop.ingest.event;

import java.util.List;

/**
 * One copy of texts that many records have, such as names of files, Services and nodes: else most
 * of the memory that records take. It remembers a bounded number of them and forgets one when
 * another needs its place, so what comes often is shared and what never comes again costs nothing.
 */
public final class SharedText {

  private static final int PLACES = 1 << 15;

  /** Threads may overwrite each other's texts: a text is then shared later, or not at all. */
  private static final String[] TEXTS = new String[PLACES];

  private SharedText() {}

  /** The same text; null stays null. */
  public static String of(String text) {
    if (text == null) {
      return null;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 15) & PLACES - 1;
    String known = TEXTS[place];
    if (text.equals(known)) {
      return known;
    }
    TEXTS[place] = text;
    return text;
  }

  /** The same texts, in a list that cannot be changed; null stays null. */
  public static List<String> of(List<String> texts) {
    if (texts == null || texts.isEmpty()) {
      return texts == null ? null : List.of();
    }
    if (texts.size() == 1) {
      return List.of(of(texts.get(0)));
    }
    String[] shared = new String[texts.size()];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = of(texts.get(i));
    }
    return List.of(shared);
  }
}
