package io.zerodrop.ingest.source;

import io.zerodrop.ingest.read.BlockBuffers;
import io.zerodrop.ingest.read.LineBlock;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * How many blocks of all its files one reader holds at a time: one for each thread that parses, and
 * one that waits for each.
 */
final class ReadAhead {

  private final ParserThreads threads;
  private final BlockBuffers buffers;
  private final int most;
  private int held;

  /**
   * @param blockSize in bytes
   */
  ReadAhead(ParserThreads threads, int blockSize) {
    this.buffers = new BlockBuffers(blockSize);
    this.threads = threads;
    this.most = 2 * threads.count();
  }

  boolean hasRoom() {
    return held < most;
  }

  Future<ParsedBlock> submit(Callable<ParsedBlock> parsing) {
    held++;
    return threads.submit(parsing);
  }

  /** The block was parsed and is needed no more. */
  void done(LineBlock block) {
    held--;
    buffers.recycle(block);
  }

  /** A block was given up while it may still be parsed; its memory is not used again. */
  void abandoned() {
    held--;
  }

  BlockBuffers buffers() {
    return buffers;
  }
}
