package io.zerodrop.ingest.fuzz;

import com.github.luben.zstd.ZstdOutputStream;
import io.zerodrop.ingest.format.LogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Files, archives and places in the file system that are not what they seem. */
final class HostileFiles {

  private static final byte[] LOG =
      HostileLines.utf8((Specimens.of(LogFormat.INGRESS_NGINX).get(0) + "\n").repeat(20));
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
        file("a gzip file that is cut", cut(compressed(GZIPOutputStream::new)), 0, "ends early"),
        file("a gzip file with more behind it", more(compressed(GZIPOutputStream::new)), 20, null),
        file(
            "bytes that say to be gzip",
            new byte[] {0x1f, (byte) 0x8b, 8, 1, 2, 3},
            0,
            "cannot be read"),
        file("bytes that say to be zip", HostileLines.utf8("PK\3\4 and no more"), 0, ""),
        file("a zip file that is cut", cut(compressed(HostileFiles::zipped)), 0, ""),
        file("names that climb out of a zip", zip("../../../etc/access.log"), 20, null),
        file("an absolute name in a zip", zip("/etc/access.log"), 20, null),
        file("a name of control characters", zip("a\u001b[31m\n.log"), 20, null),
        file("a zip in a zip in a zip in a zip", nested(5), 0, "an archive inside"),
        file("an empty zip", zip(), 0, null),
        file("a tar of links and devices", tarOfOddities(), 20, null),
        file("a tar with an entry longer than itself", tarThatLies(), 0, ""),
        file("an empty file", new byte[0], 0, "empty"),
        file("nothing but line feeds", "\n".repeat(1 << 20).getBytes(), 0, "blank"),
        file("random bytes", random(), 0, "binary"),
        file("an image", HostileLines.utf8("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\0"), 0, ""),
        file("laughs by the billion", HostileLines.utf8(laughs()), 0, "within bounds"),
        file("YAML that names a class", yaml("a: !!javax.script.ScriptEngineManager [x]"), 0, ""),
        file("YAML nested without end", yaml("a: " + "[".repeat(100_000)), 0, ""),
        file("YAML that refers to itself", yaml("a: &a [*a]"), 0, ""),
        new Hostile("a hole of 1 GiB before a line", HostileFiles::hole, 1, null),
        new Hostile("a link to itself", d -> link(d, "loop", "loop"), 0, "symbolic link"),
        new Hostile("a link to the directory above", d -> link(d, "up", "."), 0, "symbolic link"),
        new Hostile("a link to nowhere", d -> link(d, "dead", "/no/such"), 0, "symbolic link"),
        new Hostile("a directory 80 deep", HostileFiles::deep, 0, null),
        new Hostile("a pipe that nobody writes", HostileFiles::pipe, 0, "pipe"),
        new Hostile("a file that may not be read", HostileFiles::forbidden, 0, "permission"),
        new Hostile("5,000 empty files", HostileFiles::many, 0, "empty"));
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
            out.write(LOG);
            for (long written = 0; written < BOMB; written += zeros.length) {
              out.write(zeros);
            }
          }
        },
        20,
        "it expands to more than");
  }

  private static byte[] compressed(Around around) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = around.open(bytes)) {
      out.write(LOG);
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
        zip.write(LOG);
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] nested(int depth) {
    byte[] inner = LOG;
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

  private static byte[] tarOfOddities() {
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
      log.setSize(LOG.length);
      tar.putArchiveEntry(log);
      tar.write(LOG);
      tar.closeArchiveEntry();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] tarThatLies() {
    byte[] whole = tarOfOddities();
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

  private static void hole(Path directory) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve("some.log").toFile(), "rw")) {
      file.setLength(1L << 30);
      file.seek(1L << 30);
      file.write('\n');
      file.write(LOG);
    }
  }

  private static void link(Path directory, String name, String target) throws IOException {
    Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  private static void deep(Path directory) throws IOException {
    Path path = directory;
    for (int i = 0; i < 80; i++) {
      path = path.resolve("d");
    }
    Files.createDirectories(path);
    Files.write(path.resolve("some.log"), LOG);
  }

  private static void pipe(Path directory) throws IOException, InterruptedException {
    new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start().waitFor();
  }

  private static void forbidden(Path directory) throws IOException {
    Path file = Files.write(directory.resolve("some.log"), LOG);
    Files.setPosixFilePermissions(file, java.util.Set.of());
  }

  private static void many(Path directory) throws IOException {
    for (int i = 0; i < 5_000; i++) {
      Files.createFile(directory.resolve("f" + i + ".log"));
    }
  }
}
