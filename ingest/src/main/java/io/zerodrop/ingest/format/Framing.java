package io.zerodrop.ingest.format;

/** What makes one record of a file. */
public enum Framing {
  /** A line without its end; empty lines are no records. */
  LINE,
  /**
   * One JSON value, whether it is alone on its line, written right after the one before it, spread
   * over many lines, or an element of one array that is the whole file.
   */
  JSON_VALUE,
  /** What stands between two {@code ---} lines. */
  YAML_DOCUMENT
}
