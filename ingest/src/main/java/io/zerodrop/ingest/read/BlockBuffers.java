package io.zerodrop.ingest.read;

import java.util.ArrayDeque;

/** Memory of blocks that are done with, for the blocks to come. Not shared by threads. */
public final class BlockBuffers {

  /** Small enough for the caches of a processor, large enough to make handing over cheap. */
  public static final int SIZE = 1 << 20;

  private final int size;
  private final ArrayDeque<byte[]> free = new ArrayDeque<>();

  /**
   * @param size bytes of a block, unless a line is longer
   */
  public BlockBuffers(int size) {
    this.size = size;
  }

  byte[] take(int least) {
    byte[] known = least > size ? null : free.poll();
    return known != null ? known : new byte[Math.max(size, least)];
  }

  /** Gives a block's memory back; the block must not be used any more. */
  public void recycle(LineBlock block) {
    if (block.bytes().length == size) {
      free.add(block.bytes());
    }
  }
}
