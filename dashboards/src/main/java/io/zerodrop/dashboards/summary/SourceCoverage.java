package io.zerodrop.dashboards.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One source of a run.
 *
 * @param source its kind, such as {@code audit}
 * @param files that were read
 * @param from the earliest time covered, in microseconds; null if not known
 * @param to the latest time covered
 * @param note what the source does not tell, or what its absence costs; null if nothing
 * @param levels of an audit log by resource, the level that tells least first
 * @param weakened verdicts that are less sure, or undecided, for lack of it or of what it does not
 *     tell, by cause
 */
public record SourceCoverage(
    String source,
    boolean present,
    int files,
    Long from,
    Long to,
    String note,
    Map<String, List<String>> levels,
    Map<String, Long> weakened) {

  public SourceCoverage {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    weakened = Collections.unmodifiableMap(new TreeMap<>(weakened));
  }

  /** What is to be said of it, null if nothing: such as {@code no kube-proxy log: ...}. */
  public String remark() {
    String shortcoming = shortcoming();
    return shortcoming == null
        ? null
        : (present ? source : "no " + source + " log") + ": " + shortcoming;
  }

  /** What it does not tell and which verdicts are less sure for that, null if nothing. */
  public String shortcoming() {
    String said =
        Stream.of(note, weakenedInWords())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? null : said;
  }

  /** Of an audit log, such as {@code Metadata for services, RequestResponse for pods}. */
  public String levelsInWords() {
    Map<String, List<String>> resources = new TreeMap<>();
    levels.forEach(
        (resource, of) ->
            resources.computeIfAbsent(String.join("/", of), l -> new ArrayList<>()).add(resource));
    return resources.entrySet().stream()
        .map(entry -> entry.getKey() + " for " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String weakenedInWords() {
    if (weakened.isEmpty()) {
      return null;
    }
    long all = weakened.values().stream().mapToLong(Long::longValue).sum();
    return Figures.count(all, "verdict")
        + (all == 1 ? " is" : " are")
        + " less sure for it ("
        + weakened.entrySet().stream()
            .map(entry -> entry.getKey() + " " + Figures.count(entry.getValue()))
            .collect(Collectors.joining(", "))
        + ")";
  }
}
