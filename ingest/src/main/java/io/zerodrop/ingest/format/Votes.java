package io.zerodrop.ingest.format;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the records of one file were recognised as, counted. */
final class Votes {

  private final Map<Recognised, Integer> counts = new LinkedHashMap<>();
  private int records;
  private int unspecificKlog;

  void add(Recognised recognised) {
    records++;
    if (recognised == null) {
      return;
    }
    if (recognised.format().equals("klog")) {
      unspecificKlog++;
    } else {
      counts.merge(recognised, 1, Integer::sum);
    }
  }

  /** Records looked at. */
  int records() {
    return records;
  }

  /** klog lines that any component may have written. */
  int unspecificKlog() {
    return unspecificKlog;
  }

  /** Whether kubelet and kube-proxy both wrote lines. */
  boolean manyComponents() {
    return of(KlogComponent.KUBE_PROXY.recognised()) > 0
        && of(KlogComponent.KUBELET.recognised()) > 0;
  }

  int of(Recognised recognised) {
    return counts.getOrDefault(recognised, 0);
  }

  /** The one with the most records, the first seen of several; null if none was recognised. */
  Recognised winner() {
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(
            top ->
                counts.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(top.getValue()))
                    .findFirst()
                    .orElseThrow()
                    .getKey())
        .orElse(null);
  }

  /** Drops what is not about the given kind. */
  void keepOnly(LogKind kind) {
    counts.keySet().removeIf(recognised -> recognised.kind() != kind);
  }
}
