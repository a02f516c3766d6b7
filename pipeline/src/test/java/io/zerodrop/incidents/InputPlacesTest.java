package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle says the same wherever it comes from. */
class InputPlacesTest {

  @TempDir Path directory;

  private RecordedIncident incident;
  private Path out;

  @BeforeEach
  void incident() throws IOException {
    incident = RecordedIncident.named("stale-kube-proxy");
    out = directory.resolve("out");
  }

  @Test
  void anArchiveIsReadLikeItsDirectory() throws Exception {
    Path zip = Files.write(directory.resolve("bundle.zip"), zipped());

    Console console = Console.replay(out, zip);

    assertThat(console.code()).isZero();
    assertThat(console.said()).isEmpty();
    assertSameAsRecorded();
  }

  @Test
  void standardInputMayHoldAPackedBundle() throws Exception {
    Console console = Console.replay(tarred(), out, "-");

    assertThat(console.code()).isZero();
    assertThat(console.said()).isEmpty();
    assertSameAsRecorded();
  }

  @Test
  void aProgramGetsNothingButJson() throws Exception {
    Console console = Console.replay(out, incident.input(), "--json");

    assertThat(console.code()).isZero();
    JsonNode summary = new ObjectMapper().readTree(console.out());
    assertThat(summary.path("totals").path("requests").asInt()).isEqualTo(3000);
    assertThat(summary.path("causes").path("stale-proxy").asInt()).isEqualTo(826);
    assertThat(console.said()).isEmpty();
  }

  @Test
  void progressNamesEachStep() throws Exception {
    Set<String> steps = new CopyOnWriteArraySet<>();
    ReplayRequest request = ReplayRequest.of(List.of(incident.input().toString()), out, 2);

    Replay.ENGINE.replay(request, (step, done, total) -> steps.add(step));

    assertThat(steps)
        .contains(
            "looking at " + incident.input().resolve("audit.log.gz"),
            "reading the cluster's logs",
            "reading the requests");
  }

  @Test
  void whatMayNotBeReadIsNamedAndTheRestIsAnalysed() throws Exception {
    Bundle bundle = Bundle.of(incident, directory.resolve("bundle"));
    bundle.add("secret.log", "closed\n");
    Path secret = bundle.folder().resolve("secret.log");
    assumeTrue(
        secret.toFile().setReadable(false) && !Files.isReadable(secret), "root may read all");

    Console console = Console.replay(out, bundle.folder());

    assertThat(console.code()).isZero();
    assertThat(console.said())
        .containsExactly(
            "zerodrop: "
                + secret
                + ": cannot be read: permission denied; run it as a user who may read it");
    assertSameAsRecorded();
  }

  private byte[] zipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : new Bundle(incident.input()).files()) {
        zip.putNextEntry(new ZipEntry("bundle/" + file.getFileName()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private byte[] tarred() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Path file : new Bundle(incident.input()).files()) {
        TarArchiveEntry entry = new TarArchiveEntry("bundle/" + file.getFileName());
        entry.setSize(Files.size(file));
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void assertSameAsRecorded() throws Exception {
    for (String output : Replay.OUTPUTS) {
      assertThat(Replay.withoutPositions(out, output))
          .as(output)
          .isEqualTo(Replay.recorded(incident).withoutPositions(output));
    }
  }
}
