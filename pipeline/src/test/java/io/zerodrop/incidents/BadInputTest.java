package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is named and set aside, and everything else is analysed. */
class BadInputTest {

  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @TempDir Path directory;

  private RecordedIncident incident;
  private Bundle bundle;
  private Path out;

  @BeforeEach
  void bundle() throws IOException {
    incident = RecordedIncident.named("rollout-race");
    bundle = Bundle.of(incident, directory.resolve("bundle"));
    out = directory.resolve("out");
  }

  @Test
  void spoiltFilesAreNamedAndTheRestIsAnalysed() throws Exception {
    byte[] noise = new byte[50_000];
    new Random(3).nextBytes(noise);
    byte[] kubelet = Files.readAllBytes(bundle.folder().resolve("kubelet-node-1.log"));
    byte[] access = Files.readAllBytes(bundle.folder().resolve("access.log"));
    byte[] packed = Bundle.gzip(kubelet);
    bundle
        .add("empty.log", "")
        .add("noise.bin", noise)
        .add("cut.log.gz", Arrays.copyOf(packed, packed.length / 2))
        .add("cut.log", Arrays.copyOf(access, access.length / 2))
        .add("nothing.log.gz", Arrays.copyOf(packed, 12))
        .add("shopping.txt", "milk\nbread\nnothing of a cluster\n")
        .add("long.log", "x".repeat(TEN_MEGABYTES) + "\n");
    Files.createSymbolicLink(bundle.folder().resolve("loop"), bundle.folder());

    Console console = Console.replay(out, bundle.folder());

    assertThat(console.code()).isZero();
    assertThat(console.out()).contains("LOST     147 of 3,850 requests (3.8 %)");
    String unknown = "is not read: no known format: looked for audit events";
    told(console, "empty.log", "is empty");
    told(console, "noise.bin", "is not read: binary data, not text");
    told(console, "cut.log.gz", "is cut off: it is how");
    told(console, "cut.log", "is cut off: it is how");
    told(console, "nothing.log.gz", "cannot be read: the compressed data ends early");
    told(console, "shopping.txt", unknown);
    told(console, "long.log", unknown);
    told(console, "loop", "a symbolic link that leads nowhere or back to a directory above it");
    for (String name :
        List.of(
            "empty.log",
            "noise.bin",
            "cut.log.gz",
            "cut.log",
            "nothing.log.gz",
            "shopping.txt",
            "long.log")) {
      assertThat(FlatDocument.readAll(out.resolve("quarantine.ndjson")))
          .as(name)
          .anySatisfy(
              entry -> {
                assertThat(entry.text("file")).endsWith("/" + name);
                assertThat(entry.text("reason")).isNotBlank();
              });
    }
    assertSameAsRecorded();
  }

  @Test
  void spoiltLinesCostNothingButThemselves() throws Exception {
    for (String name : List.of("access.log", "audit.log", "pods.jsonl", "kubelet-node-1.log")) {
      bundle.rewrite(
          name,
          lines -> {
            List<String> more = new ArrayList<>(lines);
            more.add(more.size() / 2, lines.get(0).substring(0, lines.get(0).length() / 3));
            more.add(more.size() / 3, "\0\1\2\3 \u00e4\u20ac");
            more.add(more.size() / 4, "z".repeat(TEN_MEGABYTES));
            more.add("");
            return more;
          });
    }

    Console console = Console.replay(out, bundle.folder());

    assertThat(console.code()).isZero();
    assertThat(console.said())
        .as("a line for each spoilt file")
        .filteredOn(line -> line.contains("access.log:"))
        .singleElement()
        .asString()
        .contains(" more of its ", " records could not be read");
    assertThat(FlatDocument.readAll(out.resolve("quarantine.ndjson")))
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(entry -> assertThat(entry.text("reason")).isNotBlank())
        .allSatisfy(entry -> assertThat(entry.text("excerpt").length()).isLessThan(400));
    assertSameAsRecorded();
  }

  @Test
  void aFileOfOneKindGivenAsAnotherIsNamedAndTheRestAnalysed() {
    Console console = Console.replay(out, bundle.folder(), "--as", "access=kubelet-node-1.log");

    assertThat(console.code()).isZero();
    told(
        console,
        "kubelet-node-1.log",
        "it was given as access, but no record of it is in such a format");
    assertThat(console.out()).contains("LOST     147 of 3,850 requests (3.8 %)");
  }

  @Test
  void nothingUsableEndsWithTwoAndSaysWhatWasLookedFor() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("groceries"));
    Files.writeString(folder.resolve("shopping.txt"), "milk\nbread\n");
    Files.writeString(folder.resolve("empty.log"), "");

    Console console = Console.replay(out, folder);

    assertThat(console.code()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .contains("nothing here can be analysed")
        .contains("shopping.txt: is not read: no known format")
        .contains("empty.log: is empty")
        .contains("Looked for audit logs, EndpointSlice and Pod watches, kube-proxy and kubelet")
        .contains("access logs");
    assertThat(out).doesNotExist();
  }

  @Test
  void anEmptyDirectoryAndAnEmptyStandardInputAreNothingUsable() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("nothing"));

    assertThat(Console.replay(out, empty).code()).isEqualTo(2);
    assertThat(Console.replay("".getBytes(StandardCharsets.UTF_8), out, "-"))
        .satisfies(console -> assertThat(console.code()).isEqualTo(2))
        .satisfies(console -> assertThat(console.err()).contains("-: is empty"));
  }

  /** The line names the file as the user would find it. */
  private void told(Console console, String name, String what) {
    assertThat(console.said())
        .as(name)
        .filteredOn(line -> line.contains("/" + name + ":"))
        .singleElement()
        .asString()
        .startsWith("zerodrop: " + bundle.folder().resolve(name) + ": ")
        .contains(what);
  }

  private void assertSameAsRecorded() throws Exception {
    for (String output : Replay.OUTPUTS) {
      assertThat(Replay.withoutPositions(out, output))
          .as(output)
          .isEqualTo(Replay.recorded(incident).withoutPositions(output));
    }
  }
}
