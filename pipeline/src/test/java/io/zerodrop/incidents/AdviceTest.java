package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.pipeline.command.Terminal;
import io.zerodrop.pipeline.command.Zerodrop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What advise makes of a recording's own manifests and findings. */
class AdviceTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rollout-race | recorded-propagation-race | +              seconds: 5",
        "grace-exceeded | recorded-grace-exceeded | +      terminationGracePeriodSeconds: 25",
        "cold-start | readiness-missing | readinessProbe: {tcpSocket: {port: http}",
      })
  void proposesWhatWouldHaveSavedIt(String name, String rule, String change) throws Exception {
    Path manifests = RecordedIncident.named(name).input().resolve("manifests.yaml");
    Path run = directory.resolve("run");
    Replay.of(manifests.getParent(), run);

    assertThat(advise(manifests, run, "advice")).isEqualTo(1);
    assertThat(audit("advice")).contains('"' + rule + '"').contains("\"destructive\" : true");
    assertThat(Files.readString(directory.resolve("advice/changes.diff"))).contains(change);
    assertThat(Files.readString(directory.resolve("advice/timeline.txt"))).contains("Measured");

    Path fixed = directory.resolve("advice/fixed/manifests.yaml");
    advise(fixed, run, "again");
    assertThat(audit("again")).doesNotContain(rule).doesNotContain("\"destructive\" : true");
    assertThat(directory.resolve("again/changes.diff")).isEmptyFile();
  }

  @Test
  void proposesNothingThatMattersForTheRolloutThatLostNothing() throws Exception {
    Path manifests = RecordedIncident.named("rollout-fixed").input().resolve("manifests.yaml");
    Path run = directory.resolve("run");
    Replay.of(manifests.getParent(), run);

    assertThat(advise(manifests, run, "advice")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 errors, 0 warnings");
    assertThat(directory.resolve("advice/changes.diff")).isEmptyFile();
  }

  private String audit(String name) throws Exception {
    return Files.readString(directory.resolve(name).resolve("audit.json"));
  }

  private int advise(Path manifests, Path run, String name) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Zerodrop.run(
        new String[] {
          "advise",
          manifests.toString(),
          "--findings",
          run.toString(),
          "--out",
          directory.resolve(name).toString()
        },
        (request, progress) -> {
          throw new AssertionError("advise replays nothing");
        },
        new Terminal(print, print, false, false, false, 100),
        directory);
  }
}
