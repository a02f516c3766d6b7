package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.LogFile;

/**
 * How far a file was read and what was in it until there.
 *
 * @param line of the first byte not read yet, counted from 1
 * @param offset of that byte in the decompressed file
 */
record FileProgress(
    long line,
    long offset,
    long records,
    long irrelevant,
    long rejected,
    long firstMicros,
    long lastMicros) {

  static final FileProgress START =
      new FileProgress(1, 0, 0, 0, 0, LogFile.UNKNOWN_TIME, LogFile.UNKNOWN_TIME);

  FileRead ended(LogFile file) {
    return new FileRead(
        file.display(),
        file.selection() == null ? null : file.selection().container(),
        file.format().kind().id(),
        file.format().id(),
        file.bytes(),
        records,
        irrelevant,
        rejected,
        firstMicros,
        lastMicros);
  }
}
