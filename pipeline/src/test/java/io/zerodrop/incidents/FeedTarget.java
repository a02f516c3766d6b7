package io.zerodrop.incidents;

import java.io.Closeable;
import java.io.IOException;

/** Where a {@link Feeder} puts the lines of an incident's logs. */
interface FeedTarget extends Closeable {

  /**
   * @param file that the line stands in
   * @param line with its end; a dump comes as one
   * @param middle whether it is the last line of the first half of the file
   */
  void write(String file, byte[] line, boolean middle) throws IOException;
}
