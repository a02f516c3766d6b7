package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.pipeline.replay.UnusableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is named and set aside, and everything else is analysed. */
class BadInputTest {

  @TempDir Path directory;

  @Test
  void spoiltFilesAreQuarantinedAndTheRestAnalysed() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Bundle bundle = Bundle.of(incident, directory.resolve("bundle"));
    Replay whole = Replay.of(bundle.folder(), directory.resolve("whole"));
    byte[] noise = new byte[50_000];
    new Random(3).nextBytes(noise);
    byte[] packed = gzip(Files.readAllBytes(bundle.folder().resolve("kubelet-node-1.log")));
    bundle
        .add("empty.log", "")
        .add("noise.bin", noise)
        .add("cut.log.gz", Arrays.copyOf(packed, packed.length / 2))
        .add("shopping.txt", "milk\nbread\nnothing of a cluster\n")
        .add("long.log", "x".repeat(10 * 1024 * 1024) + "\n");

    Replay replay = Replay.of(bundle.folder(), directory.resolve("spoilt"));

    for (String name : new String[] {"noise.bin", "cut.log.gz", "shopping.txt", "long.log"}) {
      assertThat(replay.quarantine())
          .as(name)
          .anySatisfy(
              entry -> {
                assertThat(entry.text("file")).endsWith(name);
                assertThat(entry.text("reason")).isNotBlank();
              });
    }
    for (String output :
        new String[] {"attempts.ndjson", "terminations.ndjson", "findings.ndjson"}) {
      assertThat(replay.withoutPositions(output)).isEqualTo(whole.withoutPositions(output));
    }
  }

  @Test
  void aSpoiltLineCostsNothingButItself() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Bundle bundle = Bundle.of(incident, directory.resolve("bundle"));
    Replay whole = Replay.of(bundle.folder(), directory.resolve("whole"));
    for (String name : new String[] {"access.log", "audit.log", "pods.jsonl"}) {
      bundle.rewrite(
          name,
          lines -> {
            List<String> more = new ArrayList<>(lines);
            more.add(more.size() / 2, lines.get(0).substring(0, lines.get(0).length() / 3));
            return more;
          });
    }

    Replay replay = Replay.of(bundle.folder(), directory.resolve("spoilt"));

    assertThat(replay.quarantine()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(replay.withoutPositions("findings.ndjson"))
        .isEqualTo(whole.withoutPositions("findings.ndjson"));
  }

  @Test
  void nothingUsableIsAnErrorThatSaysWhatWasLookedFor() throws Exception {
    Files.writeString(directory.resolve("shopping.txt"), "milk\nbread\n");

    assertThatThrownBy(() -> Replay.of(directory, directory.resolve("out")))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining("shopping.txt")
        .hasMessageContainingAll("audit", "access", "EndpointSlice");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
