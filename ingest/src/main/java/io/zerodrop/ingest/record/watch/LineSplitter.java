package io.zerodrop.ingest.record.watch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts lines together from chunks that end anywhere, in the middle of a character too. */
final class LineSplitter {

  /** The largest object that etcd takes by default is 1.5 MiB. */
  private static final int LONGEST_LINE = 16 << 20;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** The lines that end in the chunk, without their ends; blank ones are left out. */
  List<byte[]> add(ByteBuffer chunk) throws ApiFailure {
    List<byte[]> lines = new ArrayList<>();
    while (chunk.hasRemaining()) {
      byte next = chunk.get();
      if (next != '\n') {
        line.write(next);
      } else if (line.size() > 0) {
        lines.add(line.toByteArray());
        line.reset();
      }
      if (line.size() > LONGEST_LINE) {
        throw new ApiFailure(0, "an event of more than " + LONGEST_LINE + " bytes");
      }
    }
    return lines;
  }
}
