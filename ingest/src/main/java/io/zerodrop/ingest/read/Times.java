package io.zerodrop.ingest.read;

/**
 * What the first and last records of a file tell of time, in microseconds; {@link
 * LogFile#UNKNOWN_TIME} for what they do not.
 *
 * @param first the earliest time in the first records
 * @param last the latest time in the last records, or in the first ones where the last cannot be
 *     reached cheaply
 * @param written the earliest time that an envelope tells
 * @param ahead how far the envelope's time is ahead of the record's own, as that was read; the
 *     median over the records
 */
record Times(long first, long last, long written, long ahead) {

  static final Times NONE =
      new Times(
          LogFile.UNKNOWN_TIME, LogFile.UNKNOWN_TIME, LogFile.UNKNOWN_TIME, LogFile.UNKNOWN_TIME);

  boolean known() {
    return first != LogFile.UNKNOWN_TIME;
  }

  boolean inEnvelope() {
    return ahead != LogFile.UNKNOWN_TIME;
  }
}
