package io.zerodrop.ingest.fuzz;

import com.github.luben.zstd.ZstdOutputStream;
import io.zerodrop.ingest.format.LogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Files and archives that are not what they seem. */
final class HostileFiles {

  private static final String LINE = Specimens.of(LogFormat.INGRESS_NGINX).get(0);
  private static final long BOMB = 70L << 20;

  private HostileFiles() {}

  /** Wraps a stream in another. */
  interface Around {
    OutputStream open(OutputStream out) throws IOException;
  }

  static List<Hostile> all() {
    return List.of(
        bomb("a gzip bomb", GZIPOutputStream::new),
        bomb("a zstd bomb", ZstdOutputStream::new),
        bomb("a bzip2 bomb", BZip2CompressorOutputStream::new),
        bomb("an xz bomb", XZCompressorOutputStream::new),
        bomb("a bomb in a bomb", out -> new GZIPOutputStream(new GZIPOutputStream(out))),
        bomb("a bomb in a zip", HostileFiles::zipped),
        file(
            "a gzip file that is cut",
            cut(compressed("gzip", GZIPOutputStream::new)),
            0,
            "ends early"),
        file(
            "a gzip file with more behind it",
            more(compressed("more", GZIPOutputStream::new)),
            20,
            null),
        file(
            "bytes that say to be gzip",
            new byte[] {0x1f, (byte) 0x8b, 8, 1, 2, 3},
            0,
            "cannot be read"),
        file("bytes that say to be zip", HostileLines.utf8("PK\3\4 and no more"), 0, ""),
        file("a zip file that is cut", cut(compressed("zip", HostileFiles::zipped)), 0, ""),
        file("names that climb out of a zip", zip("../../../etc/access.log"), 20, null),
        file("an absolute name in a zip", zip("/etc/access.log"), 20, null),
        file("a name of control characters", zip("a\u001b[31m\n.log"), 20, null),
        file("a zip in a zip in a zip in a zip", nested(5), 0, "an archive inside"),
        file("an empty zip", zip(), 0, "is empty"),
        file("a tar of links and devices", tarOfOddities("tar"), 20, "a link or a special file"),
        file("a tar with an entry longer than itself", tarThatLies(), 0, ""),
        file("an empty file", new byte[0], 0, "empty"),
        file("nothing but line feeds", "\n".repeat(1 << 20).getBytes(), 0, "blank"),
        file("random bytes", random(), 0, "binary"),
        file("an image", HostileLines.utf8("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\0"), 0, ""),
        file("laughs by the billion", HostileLines.utf8(laughs()), 0, "within bounds"),
        file("YAML that names a class", yaml("a: !!javax.script.ScriptEngineManager [x]"), 0, ""),
        file("YAML nested without end", yaml("a: " + "[".repeat(100_000)), 0, ""),
        file("YAML that refers to itself", yaml("a: &a [*a]"), 0, ""));
  }

  private static Hostile file(String name, byte[] bytes, int useful, String said) {
    return new Hostile(name, d -> Files.write(d.resolve("some.log"), bytes), useful, said);
  }

  private static Hostile bomb(String name, Around around) {
    return new Hostile(
        name,
        directory -> {
          byte[] zeros = new byte[1 << 20];
          Arrays.fill(zeros, (byte) '0');
          zeros[0] = '\n';
          try (OutputStream out =
              around.open(Files.newOutputStream(directory.resolve("some.log.gz")))) {
            out.write(log(name));
            for (long written = 0; written < BOMB; written += zeros.length) {
              out.write(zeros);
            }
          }
        },
        20,
        "it expands to more than");
  }

  /** Twenty requests of which no other log tells. */
  static byte[] log(String of) {
    String id = String.format("%08x", of.hashCode());
    return HostileLines.utf8((LINE.replaceFirst("4f1c$", id) + "\n").repeat(20));
  }

  private static byte[] compressed(String name, Around around) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = around.open(bytes)) {
      out.write(log(name));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static OutputStream zipped(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("access.log"));
    return zip;
  }

  private static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(log(name));
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] nested(int depth) {
    byte[] inner = log("nested");
    for (int i = 0; i < depth; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry("inner.zip"));
        zip.write(inner);
      } catch (IOException impossible) {
        throw new AssertionError(impossible);
      }
      inner = bytes.toByteArray();
    }
    return inner;
  }

  private static byte[] tarOfOddities(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (byte type :
          new byte[] {
            TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_BLK
          }) {
        TarArchiveEntry odd = new TarArchiveEntry("odd" + type, type);
        odd.setLinkName("/etc/passwd");
        tar.putArchiveEntry(odd);
        tar.closeArchiveEntry();
      }
      TarArchiveEntry log = new TarArchiveEntry("/../access.log", true);
      byte[] lines = log(name);
      log.setSize(lines.length);
      tar.putArchiveEntry(log);
      tar.write(lines);
      tar.closeArchiveEntry();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] tarThatLies() {
    byte[] whole = tarOfOddities("cut tar");
    return Arrays.copyOf(whole, 5 * 512 + 100);
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] more(byte[] bytes) {
    byte[] more = Arrays.copyOf(bytes, bytes.length + 64);
    Arrays.fill(more, bytes.length, more.length, (byte) 'x');
    return more;
  }

  private static byte[] random() {
    byte[] bytes = new byte[1 << 16];
    new java.util.Random(7).nextBytes(bytes);
    return bytes;
  }

  private static String laughs() {
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: Service\na0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
    }
    return yaml.toString();
  }

  private static byte[] yaml(String line) {
    return HostileLines.utf8("apiVersion: v1\nkind: Service\n" + line + "\n");
  }
}
