package io.zerodrop.ingest.envelope;

/** What came of trying to take an envelope off a record. */
public enum Opened {
  /** The record is not in this envelope; it is unchanged. */
  NOT_WRAPPED,
  /** The record is now its own payload. */
  WHOLE,
  /** The same, and the payload goes on in the next record of the same stream. */
  PART
}
