package io.zerodrop.ingest.read;

/**
 * What the first and last records of a file tell of time, in microseconds; {@link
 * LogFile#UNKNOWN_TIME} for what they do not.
 *
 * @param first the earliest time in the first records
 * @param last the latest time in the last records, or in the first ones where the last cannot be
 *     reached cheaply
 * @param written the earliest time that an envelope tells
 */
record Times(long first, long last, long written) {

  static final Times NONE =
      new Times(LogFile.UNKNOWN_TIME, LogFile.UNKNOWN_TIME, LogFile.UNKNOWN_TIME);

  /** The same, but for a later end. */
  Times until(long later) {
    return new Times(first, Math.max(last, later), written);
  }

  boolean known() {
    return first != LogFile.UNKNOWN_TIME;
  }
}
