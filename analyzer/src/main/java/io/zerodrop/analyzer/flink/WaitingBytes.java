package io.zerodrop.analyzer.flink;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Byte strings that wait together. What has filled a block is compressed: those of one route say
 * mostly the same.
 *
 * @param blocks that are full, compressed
 * @param open what comes next goes here, each preceded by its length
 * @param used of {@code open}
 */
public record WaitingBytes(List<byte[]> blocks, byte[] open, int used) {

  private static final int BLOCK = 8 * 1024;
  private static final int FIRST = 1024;
  private static final int QUICKEST = 1;

  static WaitingBytes none() {
    return new WaitingBytes(new ArrayList<>(), new byte[FIRST], 0);
  }

  /** These with one more. They themselves are not to be used any more. */
  WaitingBytes with(byte[] more) {
    int end = used + Integer.BYTES + more.length;
    if (used > 0 && end > BLOCK) {
      blocks.add(Zstd.compress(Arrays.copyOf(open, used), QUICKEST));
      return new WaitingBytes(blocks, new byte[BLOCK], 0).with(more);
    }
    byte[] room = end <= open.length ? open : Arrays.copyOf(open, Math.max(end, 2 * open.length));
    ByteBuffer.wrap(room).putInt(used, more.length).put(used + Integer.BYTES, more);
    return new WaitingBytes(blocks, room, end);
  }

  /** In the order they came. */
  void forEach(Consumer<byte[]> to) {
    for (byte[] block : blocks) {
      byte[] whole = new byte[(int) Zstd.getFrameContentSize(block)];
      Zstd.decompress(whole, block);
      each(whole, whole.length, to);
    }
    each(open, used, to);
  }

  private static void each(byte[] bytes, int used, Consumer<byte[]> to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, used);
    while (in.hasRemaining()) {
      byte[] one = new byte[in.getInt()];
      in.get(one);
      to.accept(one);
    }
  }
}
