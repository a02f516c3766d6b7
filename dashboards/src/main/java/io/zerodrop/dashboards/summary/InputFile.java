package io.zerodrop.dashboards.summary;

import java.util.Comparator;

/**
 * A file that was read.
 *
 * @param path as the user gave it
 * @param kind such as {@code audit}, {@code access}; {@code unknown} where nothing fitted
 * @param format which parser read it, such as {@code ingress-nginx}; null if the kind has only one
 * @param records that were read, with those that bear on nothing
 * @param quarantined records that could not be read
 * @param from the earliest time in it, in microseconds; null if it has none
 * @param to the latest time in it
 * @param clock how far its clock is off, null where nothing tells
 */
public record InputFile(
    String path,
    String kind,
    String format,
    long records,
    long quarantined,
    long bytes,
    Long from,
    Long to,
    ClockOffset clock) {

  /** By path, so that no output depends on the order in which files were given. */
  public static final Comparator<InputFile> ORDER =
      Comparator.comparing(InputFile::path).thenComparing(InputFile::kind);

  public InputFile withClock(ClockOffset found) {
    return new InputFile(path, kind, format, records, quarantined, bytes, from, to, found);
  }
}
