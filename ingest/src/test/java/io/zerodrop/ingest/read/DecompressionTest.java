package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecompressionTest {

  private static final String TEXT = "a line\nänother\n".repeat(1000);

  @TempDir Path directory;

  interface Compressor {
    OutputStream around(OutputStream out) throws IOException;
  }

  static byte[] compress(Compressor compressor, byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = compressor.around(stored)) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }

  private String read(byte[] stored) throws IOException {
    Path file = Files.write(directory.resolve("file"), stored);
    try (InputStream in = Decompression.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void recognisesEveryCompressionByItsContent() throws IOException {
    byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
    List<Compressor> compressors =
        List.of(
            out -> out,
            GZIPOutputStream::new,
            ZstdOutputStream::new,
            BZip2CompressorOutputStream::new,
            XZCompressorOutputStream::new);
    for (Compressor compressor : compressors) {
      assertThat(read(compress(compressor, plain))).isEqualTo(TEXT);
    }
  }

  @Test
  void readsEveryMemberOfAConcatenatedGzipAndGzipInsideGzip() throws IOException {
    byte[] once = compress(GZIPOutputStream::new, "one\n".getBytes(StandardCharsets.UTF_8));
    byte[] two = compress(GZIPOutputStream::new, "two\n".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(once);
    both.write(two);

    assertThat(read(both.toByteArray())).isEqualTo("one\ntwo\n");
    assertThat(read(compress(GZIPOutputStream::new, once))).isEqualTo("one\n");
  }

  @Test
  void turnsTheUtf16OfAWindowsShellIntoUtf8() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(read(("\uFEFF" + TEXT + "\uD83D\uDE00").getBytes(charset)))
          .isEqualTo(TEXT + "\uD83D\uDE00");
    }
    assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
  }

  @Test
  void refusesToExpandABomb() throws IOException {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(stored)) {
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    Path file = Files.write(directory.resolve("bomb"), stored.toByteArray());

    assertThatThrownBy(
            () -> {
              try (InputStream in = Decompression.open(file)) {
                in.transferTo(OutputStream.nullOutputStream());
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 500 times its size");
  }
}
