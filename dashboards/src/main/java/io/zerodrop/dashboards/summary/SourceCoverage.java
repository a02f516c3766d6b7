package io.zerodrop.dashboards.summary;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One source of a run.
 *
 * @param source its kind, such as {@code audit}
 * @param files that were read
 * @param from the earliest time covered, in microseconds; null if not known
 * @param to the latest time covered
 * @param note what the source does not tell, or what its absence costs; null if nothing
 * @param levels of an audit log by resource, the level that tells least first
 * @param weakened verdicts that are less sure, or undecided, for lack of it
 */
public record SourceCoverage(
    String source,
    boolean present,
    int files,
    Long from,
    Long to,
    String note,
    Map<String, List<String>> levels,
    long weakened) {

  public SourceCoverage {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
  }
}
