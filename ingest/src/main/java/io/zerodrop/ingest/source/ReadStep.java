package io.zerodrop.ingest.source;

import java.util.List;

/**
 * All that came of one record, so that a checkpoint falls before or after the record and never in
 * the middle of it.
 *
 * @param progress once it is emitted
 */
record ReadStep(List<Dated> values, FileProgress progress) {

  ReadStep {
    values = List.copyOf(values);
  }

  /**
   * @param timestamp in milliseconds, {@link FileCursor#UNDATED} where the file told no time so far
   */
  record Dated(Parsed value, long timestamp) {}
}
