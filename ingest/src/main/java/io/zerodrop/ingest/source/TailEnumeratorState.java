package io.zerodrop.ingest.source;

import java.util.List;

/**
 * Which files were found.
 *
 * @param known all that were ever found
 * @param unassigned those that no reader has
 */
record TailEnumeratorState(List<FileIdentity> known, List<TailSplit> unassigned) {

  TailEnumeratorState {
    known = List.copyOf(known);
    unassigned = List.copyOf(unassigned);
  }
}
