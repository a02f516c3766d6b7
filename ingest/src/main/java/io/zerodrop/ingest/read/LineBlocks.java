package io.zerodrop.ingest.read;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.Framing;
import io.zerodrop.ingest.parse.text.ByteScan;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a file and cuts it at line ends into blocks that can be parsed at the same time: each knows
 * the number of its first line, for lines are counted while they are cut. A file of JSON values is
 * cut where a line begins with an opening brace, for {@link JsonFramer} begins anew there whatever
 * stands before.
 */
public final class LineBlocks implements Closeable {

  /** What the JVM copies once more of each read is still in a processor's cache then. */
  private static final int READ_AT_ONCE = 128 * 1024;

  private final LogFile file;
  private final boolean json;
  private final int cap;
  private final BlockBuffers buffers;
  private final InputStream in;
  private byte[] rest = new byte[0];
  private int restLength;
  private long line;
  private long offset;
  private boolean ended;
  private boolean uncut;
  private IOException failure;

  /**
   * @param line of the byte at {@code offset}, counted from 1
   * @param offset in the decompressed file
   */
  public LineBlocks(LogFile file, long line, long offset, BlockBuffers buffers) throws IOException {
    this.file = file;
    this.buffers = buffers;
    this.json = file.detection().framing() == Framing.JSON_VALUE;
    this.cap = LogReader.lineCap(file);
    this.in = Decompression.open(file.path());
    this.line = line;
    this.offset = offset;
    try {
      in.skipNBytes(offset);
    } catch (IOException unreadable) {
      in.close();
      throw unreadable;
    }
  }

  /** Null behind the last one. */
  public LineBlock next() {
    if (ended) {
      return null;
    }
    byte[] bytes = buffers.take(restLength);
    System.arraycopy(rest, 0, bytes, 0, restLength);
    int length = restLength;
    int cut = 0;
    while (cut == 0 && !ended) {
      if (length > cap) {
        uncut = true;
        ended = true;
        return null;
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      int from = length;
      length = fill(bytes, length);
      cut = ended && failure == null ? length : lastCut(bytes, from, length);
    }
    keep(bytes, cut, length);
    // What stands before the damage may hold whole values, which only reading on one by one tells.
    uncut = json && failure != null;
    if (cut == 0) {
      return null;
    }
    long unfinished = bytes[cut - 1] == '\n' ? 0 : 1;
    long lines = ByteScan.count(bytes, 0, cut, '\n') + unfinished;
    LineBlock block = new LineBlock(bytes, cut, line, lines, offset);
    line += lines;
    offset += cut;
    return block;
  }

  /** Behind the last place to cut at that more bytes have brought; 0 without one. */
  private int lastCut(byte[] bytes, int from, int to) {
    if (!json) {
      int last = ByteScan.lastIndexOf(bytes, from, to, '\n');
      return last < from ? 0 : last + 1;
    }
    int first = Math.max(from, 1);
    int at = to - 1;
    while (at >= first && !(bytes[at] == '{' && bytes[at - 1] == '\n')) {
      at--;
    }
    return at < first ? 0 : at;
  }

  private void keep(byte[] bytes, int from, int to) {
    restLength = to - from;
    if (restLength > rest.length) {
      rest = new byte[Math.max(restLength, 4096)];
    }
    System.arraycopy(bytes, from, rest, 0, restLength);
  }

  /** Reads until the bytes are full or the file ends; answers where it came to. */
  private int fill(byte[] bytes, int from) {
    int length = from;
    try {
      while (length < bytes.length) {
        int read = in.read(bytes, length, Math.min(READ_AT_ONCE, bytes.length - length));
        if (read < 0) {
          ended = true;
          break;
        }
        length += read;
      }
    } catch (IOException damaged) {
      failure = damaged;
      ended = true;
    }
    return length;
  }

  /** Whether the blocks end before something that has to be read record by record. */
  public boolean endsUncut() {
    return uncut;
  }

  /** Why the blocks end before the file does; null if they do not. */
  public Rejected endedEarly() {
    return failure == null
        ? null
        : new Rejected(new Position(file.display(), line, offset), LogReader.endedBy(failure), "");
  }

  /** Of the first byte that is in no block. */
  public long line() {
    return line;
  }

  /** Of the first byte that is in no block, in the decompressed file. */
  public long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
