package io.zerodrop.dashboards.summary;

/**
 * What one kind of source could tell.
 *
 * @param source such as {@code audit}
 * @param present whether any file of the kind was read
 * @param from the earliest time covered, in microseconds; null if not known
 * @param to the latest time covered
 * @param note what the source does not tell, or what its absence costs; null if nothing
 */
public record SourceCoverage(
    String source, boolean present, int files, Long from, Long to, String note) {}
