package io.zerodrop.ingest.traffic;

/**
 * How many requests the client got an answer of each class for (RFC 9110, section 15).
 *
 * @param none without a status in the log, or with one outside of 100 to 599
 */
public record StatusCounts(
    long none,
    long informational,
    long successful,
    long redirected,
    long clientErrors,
    long serverErrors) {

  /** Without any. */
  public static final StatusCounts ZERO = new StatusCounts(0, 0, 0, 0, 0, 0);

  /** How many classes there are, that of no status included. */
  public static final int CLASSES = 6;

  /** The first digit of a status; 0 for none. */
  public static int classOf(int status) {
    return status < 100 || status > 599 ? 0 : status / 100;
  }

  /**
   * @param counts by class, beginning at {@code from}
   */
  public static StatusCounts of(int[] counts, int from) {
    return new StatusCounts(
        counts[from],
        counts[from + 1],
        counts[from + 2],
        counts[from + 3],
        counts[from + 4],
        counts[from + 5]);
  }

  /**
   * @param counts by class, beginning at {@code from}, to which these are added
   */
  public void addTo(int[] counts, int from) {
    long[] mine = {none, informational, successful, redirected, clientErrors, serverErrors};
    for (int i = 0; i < mine.length; i++) {
      counts[from + i] = Math.toIntExact(counts[from + i] + mine[i]);
    }
  }

  public StatusCounts plus(StatusCounts other) {
    return new StatusCounts(
        none + other.none,
        informational + other.informational,
        successful + other.successful,
        redirected + other.redirected,
        clientErrors + other.clientErrors,
        serverErrors + other.serverErrors);
  }
}
