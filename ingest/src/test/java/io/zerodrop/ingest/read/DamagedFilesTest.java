package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.zerodrop.ingest.event.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with flipped, missing and foreign bytes: each has an outcome, and none is an exception. */
class DamagedFilesTest {

  private static final int ROUNDS = 60;

  @TempDir Path directory;

  private static OutputStream tar(OutputStream out) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
    TarArchiveEntry entry = new TarArchiveEntry("access.log");
    entry.setSize(text().length);
    tar.putArchiveEntry(entry);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        tar.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        tar.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        tar.closeArchiveEntry();
        tar.close();
      }
    };
  }

  private static OutputStream zip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("access.log"));
    return zip;
  }

  private static byte[] text() {
    return (Logs.lines(60, Logs::access) + Logs.lines(20, Logs::audit))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatStandsBeforeTheCutIsRead() throws IOException {
    byte[] text = Logs.lines(400, Logs::access).getBytes(StandardCharsets.UTF_8);
    byte[] packed = DecompressionTest.compress(GZIPOutputStream::new, text);
    new Bundle(directory).file("access.log.gz", java.util.Arrays.copyOf(packed, packed.length / 2));

    Collected read = Collected.of(new Bundle(directory).expand().files());

    assertThat(read.requests.size()).isGreaterThan(150);
    assertThat(read.rejected)
        .extracting(Rejected::reason)
        .anyMatch(reason -> reason.startsWith("cannot be read further: the compressed data ends"));
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(6); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(3) == 0) {
      bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    if (random.nextInt(3) == 0) {
      ByteArrayOutputStream longer = new ByteArrayOutputStream();
      longer.writeBytes(bytes);
      longer.writeBytes(new byte[random.nextInt(300)]);
      bytes = longer.toByteArray();
    }
    return bytes;
  }

  @Test
  void everyDamagedFileHasAnOutcome() throws IOException {
    List<DecompressionTest.Compressor> kinds =
        List.of(
            out -> out,
            GZIPOutputStream::new,
            ZstdOutputStream::new,
            BZip2CompressorOutputStream::new,
            XZCompressorOutputStream::new,
            DamagedFilesTest::tar,
            DamagedFilesTest::zip);
    Random random = new Random(20260501);
    for (DecompressionTest.Compressor kind : kinds) {
      byte[] whole = DecompressionTest.compress(kind, text());
      for (int round = 0; round < ROUNDS; round++) {
        Path file = Files.write(directory.resolve("damaged"), damage(whole, random));
        try (Inputs inputs = new Inputs(InputOptions.DEFAULT)) {
          InputSet set = inputs.expand(List.of(file.toString()));
          Collected collected = Collected.of(set.files());

          assertThat(collected.requests.size() + collected.rejected.size() + set.problems().size())
              .isPositive();
        }
      }
    }
  }
}
