package io.zerodrop.ingest.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.CompressorInputStream;

/**
 * Refuses to expand a file far beyond what logs compress to. Access logs of constant traffic reach
 * about 50:1, a gzip of nothing but zeros 1032:1 (RFC 1951), and zstd and bzip2 have no bound.
 */
final class BoundedExpansion extends FilterInputStream {

  /** Bytes out for each byte in. */
  static final int RATIO = 500;

  /** Below this many bytes out, any ratio is harmless. */
  static final long HARMLESS = 64L << 20;

  private static final int SKIPPED_AT_ONCE = 64 * 1024;

  private final CountingStream stored;
  private long out;
  private IOException failure;

  BoundedExpansion(InputStream in, CountingStream stored) {
    super(in);
    this.stored = stored;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException damaged) {
      read = before(damaged);
    } catch (RuntimeException damaged) {
      // Decoders run into all sorts of indices in data that is not what it says to be.
      read = before(new IOException("the compressed data is damaged", damaged));
    }
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] skipped = new byte[(int) Math.max(0, Math.min(bytes, SKIPPED_AT_ONCE))];
    return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
  }

  /** What a call had decoded before it failed is not lost: the failure waits for the next call. */
  private int before(IOException damaged) throws IOException {
    boolean counts = in instanceof CompressorInputStream;
    long decoded = counts ? ((CompressorInputStream) in).getBytesRead() - out : 0;
    if (decoded <= 0) {
      throw damaged;
    }
    failure = damaged;
    return (int) decoded;
  }

  private void count(int bytes) throws IOException {
    out += bytes;
    if (out > HARMLESS && out / RATIO > stored.count()) {
      throw new IOException(
          "it expands to more than "
              + RATIO
              + " times its size, as no log does; decompress it yourself if it is one");
    }
  }
}
