package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.LogFile;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A file, or the lines of one of the containers in it, and how far it was read. It is never split
 * further, for its lines are counted.
 */
record LogSplit(LogFile file, FileProgress progress) implements SourceSplit {

  static LogSplit of(LogFile file) {
    return new LogSplit(file, FileProgress.START);
  }

  @Override
  public String splitId() {
    return file.selection() == null
        ? file.display()
        : file.display() + "#" + file.selection().container();
  }
}
