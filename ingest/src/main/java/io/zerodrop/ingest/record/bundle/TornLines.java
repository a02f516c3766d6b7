package io.zerodrop.ingest.record.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts off the unfinished line at the end of a segment, which a crash leaves there. It was never
 * acknowledged, so whoever sent it sends it again.
 */
final class TornLines {

  private static final int STEP = 64 * 1024;

  private TornLines() {}

  /**
   * @return a sentence about each file that was repaired
   */
  static List<String> repair(Path directory) throws IOException {
    List<String> repaired = new ArrayList<>();
    for (Path file : SegmentFiles.all(directory)) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long size = channel.size();
        long end = endOfLastLine(channel);
        if (end < size) {
          channel.truncate(end);
          channel.force(true);
          repaired.add(file + ": cut off an unfinished last line of " + (size - end) + " bytes");
        }
      }
    }
    return repaired;
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    long end = channel.size();
    while (end > 0) {
      int length = (int) Math.min(STEP, end);
      ByteBuffer step = ByteBuffer.allocate(length);
      while (step.hasRemaining() && channel.read(step, end - length + step.position()) >= 0) {
        continue;
      }
      for (int i = length - 1; i >= 0; i--) {
        if (step.get(i) == '\n') {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return 0;
  }
}
