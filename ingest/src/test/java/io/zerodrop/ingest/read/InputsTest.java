package io.zerodrop.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.read.InputProblem.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  @TempDir Path directory;
  private Bundle bundle;

  @BeforeEach
  void emptyBundle() {
    bundle = new Bundle(directory);
  }

  private List<String> displays(InputSet set) {
    return set.files().stream().map(file -> file.display().replace(directory + "/", "")).toList();
  }

  private List<String> problems(InputSet set, Severity severity) {
    return set.problems().stream()
        .filter(problem -> problem.severity() == severity)
        .map(problem -> problem.toString().replace(directory + "/", ""))
        .toList();
  }

  @Test
  void findsEveryLogOfADirectoryAndLeavesTheRestInPeace() throws IOException {
    bundle
        .withAudit()
        .file("slices.jsonl", Logs.lines(5, Logs::slice))
        .file("deep/er/access.log", Logs.lines(5, Logs::access))
        .file(
            "deep/kube-proxy.log", Logs.lines(5, s -> Logs.kubeProxy(s, java.time.ZoneOffset.UTC)))
        .file("kubelet-a.log", Logs.lines(5, s -> Logs.kubelet(s, "market/till-1")))
        .file("service.yaml", Logs.manifest())
        .file(".git/config", "[core]")
        .file("README.md", "# notes")
        .file("version.json", "{\"clientVersion\":{\"gitVersion\":\"v1.36.0\"}}");
    InputSet set = bundle.expand();

    assertThat(displays(set))
        .containsExactly(
            "audit.log",
            "deep/er/access.log",
            "deep/kube-proxy.log",
            "kubelet-a.log",
            "service.yaml",
            "slices.jsonl");
    assertThat(problems(set, Severity.PROBLEM)).isEmpty();
    assertThat(problems(set, Severity.IRRELEVANT))
        .containsExactly(
            ".git: hidden",
            "README.md: not a log, by its name",
            "version.json: the versions of a cluster");
    assertThat(Collected.of(set.files()).rejected).isEmpty();
  }

  @Test
  void theSameContentIsReadOnceUnderWhateverNameAndCompression() throws IOException {
    String log = Logs.lines(4000, Logs::access);
    bundle
        .file("a.log", log)
        .file("copy.log", log)
        .file(
            "packed.gz",
            DecompressionTest.compress(GZIPOutputStream::new, log.getBytes(StandardCharsets.UTF_8)))
        .file("other.log", Logs.lines(3999, Logs::access) + Logs.access(5000) + "\n");
    InputSet once = bundle.expand();
    InputSet twice =
        Bundle.expand(
            InputOptions.DEFAULT,
            directory.toString(),
            directory.toString(),
            directory.resolve("a.log").toString());

    assertThat(displays(once)).containsExactly("a.log", "other.log");
    assertThat(problems(once, Severity.NOTE))
        .hasSize(2)
        .allMatch(note -> note.endsWith("repeated: the same content as a.log; read once"));
    assertThat(twice.files()).hasSize(2);
  }

  @Test
  void anEarlierOrACutCopyIsNotReadBesideTheWhole() throws IOException {
    String log = Logs.lines(4000, Logs::access);
    byte[] packed =
        DecompressionTest.compress(GZIPOutputStream::new, log.getBytes(StandardCharsets.UTF_8));
    bundle
        .file("at-noon.log", Logs.lines(1000, Logs::access))
        .file("at-one.log", Logs.lines(2500, Logs::access))
        .file("cut.gz", Arrays.copyOf(packed, packed.length / 2))
        .file("cut.log", log.substring(0, 10_000))
        .file("cut-before-all.gz", Arrays.copyOf(packed, 12))
        .file("whole.log", log);
    InputSet set = bundle.expand();

    assertThat(displays(set)).containsExactly("whole.log");
    assertThat(problems(set, Severity.NOTE))
        .containsExactly(
            "at-noon.log: repeated: it is how whole.log begins; read once",
            "at-one.log: repeated: it is how whole.log begins; read once");
    assertThat(problems(set, Severity.PROBLEM))
        .containsExactly(
            "cut-before-all.gz: cannot be read: the compressed data ends early (an unfinished"
                + " download or copy)",
            "cut.gz: is cut off: it is how whole.log begins; that is read instead",
            "cut.log: is cut off: it is how whole.log begins; that is read instead");
  }

  @Test
  void filesThatMerelyBeginAlikeAreAllRead() throws IOException {
    bundle
        .file("short.log", Logs.lines(3, Logs::access))
        .file("north.log", Logs.lines(1000, Logs::access) + Logs.access(1) + "\n")
        .file("south.log", Logs.lines(1000, Logs::access) + Logs.access(2) + "\n");

    assertThat(displays(bundle.expand())).containsExactly("north.log", "short.log", "south.log");
  }

  @Test
  void anEmptyAnUnreadableAndAForeignFileAreNamedAndTheRestIsRead() throws IOException {
    bundle
        .file("access.log", Logs.lines(5, Logs::access))
        .file("empty.log", "")
        .file("diary.log", "Dear diary,\nnothing happened.\n")
        .file("core", new byte[] {0, 1, 2, 3, 0, 0, 5, 6, 0, 0})
        .file("cut.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    Path secret = directory.resolve("secret.log");
    Files.writeString(secret, Logs.access(0));
    boolean locked = secret.toFile().setReadable(false) && !Files.isReadable(secret);
    InputSet set =
        Bundle.expand(
            InputOptions.DEFAULT, directory.toString(), directory.resolve("nowhere").toString());

    assertThat(displays(set)).contains("access.log");
    assertThat(problems(set, Severity.EMPTY))
        .containsExactly("empty.log: is empty: nothing was logged to it");
    assertThat(problems(set, Severity.UNRECOGNISED))
        .anySatisfy(p -> assertThat(p).startsWith("diary.log: is not read: no known format"))
        .anySatisfy(p -> assertThat(p).startsWith("core: is not read: binary data, not text"));
    List<String> found = problems(set, Severity.PROBLEM);
    assertThat(found)
        .anySatisfy(p -> assertThat(p).startsWith("cut.gz: cannot be read: "))
        .anySatisfy(p -> assertThat(p).isEqualTo("nowhere: cannot be read: there is no such file"));
    if (locked) {
      assertThat(found)
          .anySatisfy(
              p -> assertThat(p).startsWith("secret.log: cannot be read: permission denied"));
    }
    assertThat(set.problems().stream().filter(InputProblem::quarantined))
        .allSatisfy(p -> assertThat(p.rejected().reason()).isNotBlank());
  }

  @Test
  void aSymbolicLinkThatLeadsBackEndsNowhere() throws IOException {
    bundle.file("sub/access.log", Logs.lines(5, Logs::access));
    Files.createSymbolicLink(directory.resolve("sub/loop"), directory);
    Files.createSymbolicLink(directory.resolve("dangling.log"), directory.resolve("gone"));
    InputSet set = bundle.expand();

    assertThat(displays(set)).containsExactly("sub/access.log");
    assertThat(problems(set, Severity.NOTE))
        .hasSize(2)
        .allMatch(note -> note.contains("a symbolic link that leads nowhere or back"));
  }

  @Test
  void aNamedPipeIsRefusedRatherThanWaitedFor() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    if (mkfifo.waitFor() != 0) {
      return; // no such thing on this system
    }
    bundle.file("access.log", Logs.lines(5, Logs::access));

    assertThat(displays(bundle.expand())).containsExactly("access.log");
    assertThat(problems(bundle.expand(), Severity.NOTE))
        .singleElement()
        .asString()
        .startsWith("pipe: is a pipe");
    InputSet named = Bundle.expand(InputOptions.DEFAULT, pipe.toString());
    assertThat(problems(named, Severity.PROBLEM))
        .singleElement()
        .asString()
        .contains("with - as the path");
  }

  @Test
  void standardInputIsOneMoreFile() {
    byte[] bytes = Logs.lines(7, Logs::access).getBytes(StandardCharsets.UTF_8);
    InputOptions options =
        new InputOptions(List.of(), null, null, new ByteArrayInputStream(bytes), null);
    Path copy;
    try (Inputs inputs = new Inputs(options)) {
      InputSet set = inputs.expand(List.of("-"));

      assertThat(set.files()).extracting(LogFile::display).containsExactly("-");
      assertThat(Collected.of(set.files()).requests).hasSize(7);
      copy = set.files().get(0).path();
      assertThat(copy).exists();
    }
    assertThat(copy).doesNotExist();
  }

  @Test
  void whatAFileIsTakenForCanBeForced() throws IOException {
    bundle.file("mixed.txt", "nonsense\n".repeat(20) + Logs.access(0) + "\n");
    InputOptions options =
        new InputOptions(
            List.of(new InputOptions.Forced("*.txt", "access")), null, null, null, null);

    assertThat(bundle.expand().files()).isEmpty();
    LogFile forced = Bundle.only(Bundle.expand(options, directory.toString()), LogKind.ACCESS);
    assertThat(Collected.of(List.of(forced)).requests).hasSize(1);
    assertThat(Collected.of(List.of(forced)).rejected).hasSize(20);
  }

  @Test
  void aForcedKindThatDoesNotFitIsSaid() throws IOException {
    bundle.file("audit.txt", Logs.lines(3, Logs::audit));
    InputOptions options =
        new InputOptions(
            List.of(new InputOptions.Forced("*.txt", "access")), null, null, null, null);

    assertThat(problems(Bundle.expand(options, directory.toString()), Severity.UNRECOGNISED))
        .singleElement()
        .asString()
        .contains("given as access, but no record of it is in such a format");
  }

  @Test
  void aFormatGivenByNameIsTakenAtItsWord() throws IOException {
    bundle.file("strange", "nonsense\n");
    InputOptions options =
        new InputOptions(
            List.of(new InputOptions.Forced("strange", "haproxy")), null, null, null, null);

    LogFile forced = Bundle.only(Bundle.expand(options, directory.toString()), LogKind.ACCESS);
    assertThat(forced.format().id()).isEqualTo("haproxy");
  }

  @Test
  void theLinesOfSeveralPodsInOneFileAreSeveralLogs() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append("[pod/in-a/main] ").append(Logs.access(i)).append('\n');
      text.append("[pod/in-b/main] ").append(Logs.access(i + 100)).append('\n');
      text.append("[pod/in-b/main] ")
          .append(Logs.nginxError(i + 100, java.time.ZoneOffset.UTC))
          .append('\n');
      text.append("[pod/other/app] hello\n");
    }
    bundle.file("all.log", text.toString());
    InputSet set = bundle.expand();

    assertThat(set.files())
        .extracting(file -> file.context().router())
        .containsExactly("in-a", "in-b");
    assertThat(Collected.of(set.files().subList(0, 1)).requests)
        .hasSize(20)
        .allMatch(request -> request.router().equals("in-a"));
    assertThat(Collected.of(set.files().subList(1, 2)).requests)
        .hasSize(20)
        .allMatch(request -> request.router().equals("in-b"));
    assertThat(problems(set, Severity.NOTE))
        .containsExactly("all.log: 1 of the 3 containers in it write none of the known logs");
  }
}
