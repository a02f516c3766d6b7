package io.zerodrop.ingest.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Leaves out files whose decompressed content is that of another, or the beginning of it (a copy
 * that was taken earlier, or that was cut), whatever they are called and however they are
 * compressed. Only files that begin alike are read to their end for it.
 */
final class Duplicates {

  /** Shorter files are compared as wholes alone: they may begin like another by chance. */
  private static final int BEGINNING = 4096;

  private Duplicates() {}

  /** In the given order, with their beginnings; the first of several that are the same stays. */
  static Map<Found, Head> drop(Map<Found, Head> files, Findings findings) {
    Map<ByteBuffer, List<Found>> alike = new LinkedHashMap<>();
    files.forEach(
        (found, head) -> {
          if (head.bytes().length > 0) {
            alike.computeIfAbsent(beginning(head), key -> new ArrayList<>()).add(found);
          }
        });
    Map<Found, Head> kept = new LinkedHashMap<>(files);
    for (List<Found> group : alike.values()) {
      if (group.size() > 1) {
        repeated(group, findings).forEach(kept::remove);
      }
    }
    return kept;
  }

  private static ByteBuffer beginning(Head head) {
    return ByteBuffer.wrap(head.bytes(), 0, Math.min(BEGINNING, head.bytes().length)).slice();
  }

  /** Those of a group that hold nothing of their own. */
  private static List<Found> repeated(List<Found> group, Findings findings) {
    Map<Found, Digests> wholes = new LinkedHashMap<>();
    group.forEach(found -> wholes.put(found, Digests.of(found, new TreeSet<>())));
    Map<String, Found> distinct = new LinkedHashMap<>();
    List<Found> repeated = new ArrayList<>();
    wholes.forEach(
        (found, digests) -> {
          Found same = distinct.putIfAbsent(digests.whole(), found);
          if (same != null) {
            findings.note(
                found.display(), "repeated: the same content as " + same.display() + "; read once");
            repeated.add(found);
          }
        });
    beginnings(distinct.values(), wholes)
        .forEach(
            (found, longer) -> {
              if (wholes.get(found).cut()) {
                findings.problem(
                    found.display(),
                    "is cut off: it is how " + longer.display() + " begins; that is read instead");
              } else {
                findings.note(
                    found.display(),
                    "repeated: it is how " + longer.display() + " begins; read once");
              }
              repeated.add(found);
            });
    return repeated;
  }

  /** Those that are how another begins, with that other. */
  private static Map<Found, Found> beginnings(
      Iterable<Found> distinct, Map<Found, Digests> wholes) {
    TreeSet<Long> lengths = new TreeSet<>();
    Map<String, Found> byDigest = new HashMap<>();
    for (Found found : distinct) {
      lengths.add(wholes.get(found).length());
      byDigest.put(wholes.get(found).whole(), found);
    }
    Map<Found, Found> beginnings = new LinkedHashMap<>();
    for (Found longer : distinct) {
      TreeSet<Long> shorter = new TreeSet<>(lengths.headSet(wholes.get(longer).length()));
      if (shorter.isEmpty()) {
        continue;
      }
      for (String digest : Digests.of(longer, shorter).beginnings()) {
        Found found = byDigest.get(digest);
        if (found != null) {
          beginnings.merge(found, longer, (a, b) -> longest(a, b, wholes));
        }
      }
    }
    return beginnings;
  }

  private static Found longest(Found a, Found b, Map<Found, Digests> wholes) {
    return wholes.get(b).length() > wholes.get(a).length() ? b : a;
  }
}
