package io.zerodrop.pipeline.inspect;

import java.util.List;
import java.util.Map;

/**
 * What came of reading one file.
 *
 * @param path as the user gave it, with {@code !} before a name inside an archive
 * @param kind id of a {@link io.zerodrop.ingest.format.LogKind}
 * @param format id of a {@link io.zerodrop.ingest.format.LogFormat}, null where it is not read
 * @param confidence share of the records looked at that speak for the format, 0..1
 * @param why what was seen, for people
 * @param envelopes around its records, outermost first
 * @param from the earliest time in microseconds, null where none is told
 * @param sample fields of the first record of use, by name
 * @param complaint the first record that could not be read, with its place; null without one
 * @param problem why it is not read, null for a file that is
 * @param meant whether it may be a log, though of no kind that is known
 */
public record FileInspection(
    String path,
    String kind,
    String format,
    double confidence,
    String why,
    List<String> envelopes,
    String writer,
    Counts counts,
    Long from,
    Long to,
    Map<String, String> sample,
    String complaint,
    String problem,
    boolean meant) {

  /**
   * Records by what came of them.
   *
   * @param records all of them
   * @param requests records about a client's request
   * @param events records about the cluster or a router
   * @param irrelevant records that were read and bear on nothing
   * @param quarantined records that could not be read
   */
  public record Counts(
      long records, long requests, long events, long irrelevant, long quarantined) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Share of the records that could not be read, 0..1. */
    public double unreadable() {
      return records == 0 ? 0 : (double) quarantined / records;
    }
  }

  /** Records a second, null where no span of time is told. */
  public Double rate() {
    return from == null || to == null || to - from < 1_000_000
        ? null
        : counts.records() * 1_000_000.0 / (to - from);
  }

  public boolean read() {
    return problem == null;
  }
}
