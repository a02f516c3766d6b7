package io.zerodrop.ingest.read;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The decompressed bytes of a file. Compression is recognised by its magic bytes, never by a name,
 * and taken off as often as it was put on; UTF-16 with a byte order mark, as Windows shells write,
 * becomes UTF-8.
 */
public final class Decompression {

  /** Compressions around one another. */
  private static final int DEPTH = 3;

  private static final int BUFFER = 64 * 1024;
  private static final int XZ_MEMORY_KIB = 128 * 1024;

  private Decompression() {}

  /** Opens a file at its beginning. Expansion beyond what logs compress to ends in an exception. */
  public static InputStream open(Path path) throws IOException {
    CountingStream stored = new CountingStream(Files.newInputStream(path));
    InputStream in = new BufferedInputStream(stored, BUFFER);
    try {
      for (int depth = 0; depth < DEPTH; depth++) {
        InputStream inner = decompress(in);
        if (inner == in) {
          break;
        }
        in = new BufferedInputStream(new BoundedExpansion(inner, stored), BUFFER);
      }
      return decode(in);
    } catch (IOException failure) {
      in.close();
      throw failure;
    } catch (RuntimeException damaged) {
      in.close();
      throw new IOException("the compressed data is damaged", damaged);
    }
  }

  /** The same stream where it is not compressed. */
  private static InputStream decompress(InputStream in) throws IOException {
    byte[] magic = head(in, 6);
    if (magic.length >= 3 && u(magic, 0) == 0x1f && u(magic, 1) == 0x8b && magic[2] == 8) {
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
    if (magic.length >= 4
        && u(magic, 0) == 0x28
        && u(magic, 1) == 0xb5
        && u(magic, 2) == 0x2f
        && u(magic, 3) == 0xfd) {
      return new ZstdInputStream(in);
    }
    if (magic.length >= 4
        && magic[0] == 'B'
        && magic[1] == 'Z'
        && magic[2] == 'h'
        && magic[3] >= '1'
        && magic[3] <= '9') {
      return new BZip2CompressorInputStream(in, true);
    }
    if (magic.length >= 6
        && u(magic, 0) == 0xfd
        && magic[1] == '7'
        && magic[2] == 'z'
        && magic[3] == 'X'
        && magic[4] == 'Z'
        && magic[5] == 0) {
      return XZCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .setMemoryLimitKiB(XZ_MEMORY_KIB)
          .get();
    }
    return in;
  }

  private static InputStream decode(InputStream in) throws IOException {
    byte[] mark = head(in, 3);
    if (mark.length >= 3 && u(mark, 0) == 0xef && u(mark, 1) == 0xbb && u(mark, 2) == 0xbf) {
      in.skipNBytes(3);
      return in;
    }
    if (mark.length < 2) {
      return in;
    }
    Charset charset = null;
    if (u(mark, 0) == 0xff && u(mark, 1) == 0xfe) {
      charset = StandardCharsets.UTF_16LE;
    } else if (u(mark, 0) == 0xfe && u(mark, 1) == 0xff) {
      charset = StandardCharsets.UTF_16BE;
    }
    if (charset == null) {
      return in;
    }
    in.skipNBytes(2);
    return new Utf8Stream(new InputStreamReader(in, charset));
  }

  private static byte[] head(InputStream in, int count) throws IOException {
    in.mark(count);
    byte[] bytes = in.readNBytes(count);
    in.reset();
    return bytes;
  }

  private static int u(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }
}
