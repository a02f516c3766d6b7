package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded incident with what a probe, as one of its clients, saw of it. */
class ProbedIncidentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void whatTheClientGotCountsAndNothingCountsTwice() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-race");
    Replay without = Replay.recorded(incident);
    Set<String> failed = new TreeSet<>();
    for (FlatDocument attempt : without.attempts()) {
      if ("failure".equals(attempt.text("event.outcome"))) {
        failed.add(attempt.text("http.request.id"));
      }
    }
    List<String> ids = new ArrayList<>(failed);
    String time = "2026-11-22T11:09:30.000000Z";
    List<String> lines =
        List.of(
            line(ids.get(0), time, "'status':502"), // agrees
            line(ids.get(1), time, "'status':200"), // somebody in front tried again
            line("probe-1", time, "'failure':'refused'"), // no proxy saw it
            line("r0000000102d981b87214fcb3", time, "'failure':'reset'"), // logged as served
            line("r000000009ee5c9ad1a6d4bd6", time, "'status':200"), // agrees
            line(
                "probe-2", time, "'failure':'response-timeout','own_fault':'stood still for 3 s'"));

    Path folder =
        Bundle.of(incident, directory.resolve("bundle"))
            .add("probe.ndjson", String.join("\n", lines) + "\n")
            .folder();
    Replay with = Replay.of(folder, directory.resolve("run"));

    JsonNode before = totals(without);
    JsonNode after = totals(with);
    assertThat(after.path("requests").asLong()).isEqualTo(before.path("requests").asLong() + 1);
    assertThat(after.path("failed").asLong()).isEqualTo(before.path("failed").asLong() - 1 + 2);
    assertThat(after.path("masked").asLong()).isEqualTo(before.path("masked").asLong() + 1);
    assertThat(after.path("quarantined").asLong())
        .isEqualTo(before.path("quarantined").asLong() + 1);
    assertThat(with.quarantine())
        .anyMatch(each -> each.text("reason").contains("the probe itself failed"));

    List<FlatDocument> ofProbe =
        with.attempts().stream()
            .filter(each -> "203.0.113.9".equals(each.text("destination.ip")))
            .toList();
    assertThat(ofProbe)
        .hasSize(2)
        .allMatch(each -> "unknown".equals(each.text("zerodrop.cause")))
        .noneMatch(each -> each.text("kubernetes.pod.name") != null);
  }

  @Test
  void aStreamCountsNothingTwice() throws Exception {
    RecordedIncident incident = RecordedIncident.named("rollout-fixed");
    String time = "2026-11-22T11:12:30.000000Z";
    Path folder =
        Bundle.of(incident, directory.resolve("bundle"))
            .add("probe.ndjson", line("a", time, "'status':502") + "\n")
            .folder();

    Streamed.of(folder, directory.resolve("run"), Duration.ofMillis(200));

    JsonNode summary = JSON.readTree(directory.resolve("run/summary.json").toFile());
    assertThat(summary.path("totals")).isEqualTo(totals(Replay.recorded(incident)));
    assertThat(summary.path("inputs").findValuesAsText("kind")).contains("probe");
  }

  private static JsonNode totals(Replay replay) throws Exception {
    return JSON.readTree(replay.out().resolve("summary.json").toFile()).path("totals");
  }

  private static String line(String id, String time, String more) {
    return ("{'zerodrop_probe':1,'kind':'request','id':'"
            + id
            + "','method':'GET','url':'http://shop.example/api/cart','address':'203.0.113.9:80',"
            + "'start':'"
            + time
            + "','took_s':0.02,"
            + more
            + "}")
        .replace('\'', '"');
  }
}
