package io.zerodrop.incidents;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.pipeline.replay.FlinkReplay;
import io.zerodrop.pipeline.replay.Progress;
import io.zerodrop.pipeline.replay.ReplayOutcome;
import io.zerodrop.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of a bundle in which the clocks of a router and of a node were off. */
class ShiftedClockReplayTest {

  private static final Pattern ACCESS_TIME = Pattern.compile("2026:(\\d\\d:\\d\\d:\\d\\d) ");
  private static final Pattern KLOG_TIME = Pattern.compile("(?m)^[IWE]1122 (\\d\\d:\\d\\d:\\d\\d)");

  @TempDir Path bundle;
  @TempDir Path out;

  private RecordedIncident incident;

  @BeforeEach
  void aBundleWithTwoClocksOff() throws IOException {
    incident = RecordedIncident.named("rollout-race");
    try (Stream<Path> files = Files.list(incident.input())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("access")) {
          write("access.log", moved(file, ACCESS_TIME, -3));
        } else if (name.startsWith("kubelet-node-1")) {
          write("kubelet-node-1.log", moved(file, KLOG_TIME, 3));
        } else {
          Files.copy(file, bundle.resolve(name));
        }
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(bundle.resolve(name), text);
  }

  private static String moved(Path file, Pattern time, int seconds) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return time.matcher(text)
          .replaceAll(
              found ->
                  found
                      .group()
                      .replace(
                          found.group(1),
                          LocalTime.parse(found.group(1))
                              .plusSeconds(seconds)
                              .format(ISO_LOCAL_TIME)));
    }
  }

  private ReplayOutcome replay(boolean correct) throws Exception {
    ReplayRequest asked = ReplayRequest.of(List.of(bundle.toString()), out, 2);
    return new FlinkReplay("test")
        .replay(correct ? asked : asked.withoutClockCorrection(), Progress.NONE);
  }

  private JsonNode input(ReplayOutcome outcome, String name) throws IOException {
    for (JsonNode input :
        new ObjectMapper().readTree(outcome.summaryJson().toFile()).path("inputs")) {
      if (input.path("file").asText().endsWith(name)) {
        return input;
      }
    }
    throw new AssertionError("no input " + name);
  }

  @Test
  void explainsItAsIfTheyHadBeenRight() throws Exception {
    ReplayOutcome outcome = replay(true);

    AttemptScore attempts = new Replay(out, outcome).score(incident);
    assertThat(attempts.right()).isEqualTo(attempts.needed());
    assertThat(attempts.falselyBlamed()).isZero();
    assertThat(input(outcome, "access.log").path("clock_offset_ms").asDouble())
        .isCloseTo(-3000, within(100.0));
    JsonNode kubelet = input(outcome, "kubelet-node-1.log");
    assertThat(kubelet.path("clock_offset_ms").asDouble()).isCloseTo(3000, within(100.0));
    assertThat(kubelet.path("clock_offset_min_ms").asDouble()).isBetween(2800.0, 3000.0);
    assertThat(kubelet.path("clock_offset_max_ms").asDouble()).isBetween(3000.0, 3100.0);
    assertThat(input(outcome, "kubelet-node-2.log.gz").path("clock_offset_ms").asDouble()).isZero();
    assertThat(outcome.notices())
        .anySatisfy(
            notice ->
                assertThat(notice).contains("kubelet-node-1.log").contains("3.0").contains("ahead"))
        .anySatisfy(notice -> assertThat(notice).contains("access.log").contains("behind"));
  }

  @Test
  void takesEveryTimeAsLoggedIfAskedTo() throws Exception {
    ReplayOutcome outcome = replay(false);

    JsonNode access = input(outcome, "access.log");
    assertThat(access.path("clock_offset_ms").asDouble()).isZero();
    assertThat(access.path("clock_offset_max_ms").asDouble()).isNegative();
    assertThat(outcome.notices())
        .anySatisfy(notice -> assertThat(notice).contains("--no-clock-correction"));
  }
}
