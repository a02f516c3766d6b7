package io.zerodrop.ingest.source;

import java.util.List;

/** The files that no reader has. */
record LogFileEnumeratorState(List<LogSplit> unassigned) {

  LogFileEnumeratorState {
    unassigned = List.copyOf(unassigned);
  }
}
