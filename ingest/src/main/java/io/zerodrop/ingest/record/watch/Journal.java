package io.zerodrop.ingest.record.watch;

import java.util.List;

/** Where a watch writes down what it heard. */
@FunctionalInterface
public interface Journal {

  /** Returns once the lines are on disk, however long that takes. */
  void write(List<byte[]> lines) throws InterruptedException;
}
