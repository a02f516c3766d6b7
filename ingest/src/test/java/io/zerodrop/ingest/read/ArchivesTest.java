package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

  private static final Map<String, byte[]> MEMBERS = new TreeMap<>();

  static {
    MEMBERS.put("./audit.log", Logs.lines(9, Logs::audit).getBytes(StandardCharsets.UTF_8));
    MEMBERS.put(
        "../../etc/access.log", Logs.lines(7, Logs::access).getBytes(StandardCharsets.UTF_8));
    MEMBERS.put("a/.hidden", new byte[] {1});
    MEMBERS.put("a/notes.md", new byte[] {1});
    MEMBERS.put("bell\u0007.log", new byte[] {'x', '\n'});
  }

  @TempDir Path directory;

  private static byte[] tar(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
        entry.setSize(member.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
      TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Reads while the copies of the members are there. */
  private Collected read(byte[] archive, List<String> displays, List<String> problems)
      throws IOException {
    Path path = Files.write(directory.resolve("bundle"), archive);
    try (Inputs inputs = new Inputs(InputOptions.DEFAULT)) {
      InputSet set = inputs.expand(List.of(path.toString()));
      set.files().forEach(file -> displays.add(file.display().replace(path + "!", "")));
      set.problems().forEach(p -> problems.add(p.toString().replace(path + "!", "")));
      return Collected.of(set.files());
    }
  }

  @Test
  void readsTheMembersOfEveryKindOfArchiveInPlace() throws IOException {
    byte[] plain = tar(MEMBERS);
    List<byte[]> archives =
        List.of(
            plain,
            DecompressionTest.compress(GZIPOutputStream::new, plain),
            DecompressionTest.compress(ZstdOutputStream::new, plain),
            zip(MEMBERS),
            zip(Map.of("inner.tar.gz", DecompressionTest.compress(GZIPOutputStream::new, plain))));
    for (byte[] archive : archives) {
      List<String> displays = new java.util.ArrayList<>();
      List<String> problems = new java.util.ArrayList<>();
      Collected collected = read(archive, displays, problems);

      assertThat(displays.stream().map(d -> d.replace("inner.tar.gz!", "")))
          .containsExactly("../../etc/access.log", "audit.log");
      assertThat(collected.requests).hasSize(7);
      assertThat(collected.requests.get(0).position().file()).endsWith("!../../etc/access.log");
      assertThat(collected.events).hasSize(9);
      assertThat(problems.toString()).contains("bell?.log: is not read").doesNotContain("\u0007");
    }
    assertThat(Files.exists(directory.resolve("../../etc/access.log"))).isFalse();
  }

  @Test
  void whatStandsBeforeTheCutOfAnArchiveIsRead() throws IOException {
    byte[] whole =
        DecompressionTest.compress(
            GZIPOutputStream::new,
            tar(
                new TreeMap<>(
                    Map.of(
                        "1-audit.log",
                            Logs.lines(900, Logs::audit).getBytes(StandardCharsets.UTF_8),
                        "2-access.log",
                            Logs.lines(9000, Logs::access).getBytes(StandardCharsets.UTF_8)))));
    List<String> displays = new java.util.ArrayList<>();
    List<String> problems = new java.util.ArrayList<>();
    Collected collected = read(Arrays.copyOf(whole, whole.length * 3 / 4), displays, problems);

    assertThat(displays).containsExactly("1-audit.log", "2-access.log");
    assertThat(collected.events).hasSize(900);
    assertThat(collected.requests).hasSizeBetween(1000, 8999);
    assertThat(problems).singleElement().asString().contains("the archive cannot be read further");
  }

  @Test
  void aBombInsideAnArchiveIsRefused() throws IOException {
    byte[] zeros = new byte[120 << 20];
    for (byte[] archive :
        List.of(
            zip(Map.of("bomb", zeros)),
            DecompressionTest.compress(GZIPOutputStream::new, tar(Map.of("bomb", zeros))))) {
      List<String> problems = new java.util.ArrayList<>();
      read(archive, new java.util.ArrayList<>(), problems);

      assertThat(problems.toString()).contains("expands to more than 500 times its size");
    }
  }
}
