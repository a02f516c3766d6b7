package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a source missing there is still a result: less certain, and it says why. */
class PartialBundleTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private RecordedIncident incident;
  private Bundle bundle;
  private Path out;

  @BeforeEach
  void wholeBundle() throws Exception {
    incident = RecordedIncident.named("rollout-race");
    bundle = Bundle.of(incident, directory.resolve("bundle"));
    out = directory.resolve("out");
  }

  @Test
  void withoutEndpointSlices() throws Exception {
    bundle.without("endpointslices");

    Console console = replay();

    assertLess("endpointslice: when changes were seen (only the audit log dates them)");
    assertThat(console.out()).contains("Missing  no endpointslice log: ");
  }

  @Test
  void withoutKubeProxyLogs() throws Exception {
    bundle.without("kube-proxy");

    Console console = replay();

    assertLess("kube-proxy: when each node applied the change");
    assertThat(console.out()).contains("Missing  no kube-proxy log: ");
  }

  @Test
  void withAnAuditLogOfMetadataAlone() throws Exception {
    bundle.rewrite("audit.log", PartialBundleTest::metadataAlone);

    replay();

    assertLess("audit: what requests and answers held (the log is of Metadata level)");
    assertThat(race().text("zerodrop.trigger.actor")).isEqualTo("alice");
  }

  @Test
  void withoutAnAuditLogNobodyIsAccused() throws Exception {
    bundle.without("audit");

    Console console = replay();

    assertLess("audit: who deleted the pod, and when exactly");
    assertThat(race().text("zerodrop.trigger.kind")).isEqualTo("rollout");
    assertThat(race().text("zerodrop.trigger.actor")).isNull();
    assertThat(console.out())
        .contains("WHO      the logs do not name anybody")
        .contains("Missing  no audit log: who started it")
        .doesNotContain("alice");
  }

  @Test
  void withAuditAndAccessLogsAlone() throws Exception {
    for (Path file : bundle.files()) {
      String name = file.getFileName().toString();
      if (!name.equals("audit.log") && !name.equals("access.log")) {
        bundle.without(name);
      }
    }

    Console console = replay();

    assertLess("nginx-error: how the attempt failed");
    AttemptScore score =
        AttemptScore.of(incident.attempts(), FlatDocument.readAll(out.resolve("attempts.ndjson")));
    assertThat(score.falselyBlamed()).isZero();
    assertThat(score.recall()).isGreaterThan(0.9);
    assertThat(score.needed() - score.right()).isEqualTo(score.needed() - score.reported());
    assertThat(console.out())
        .contains("propagation-race")
        .contains("WHO      alice: changed the pod template of Deployment shop/web");
  }

  @Test
  void theWatchAsKubectlPrintsItSaysTheSameAsTheRecordedOne() throws Exception {
    bundle.rewrite("endpointslices.jsonl", PartialBundleTest::asKubectlPrints);

    replay();

    AttemptScore score =
        AttemptScore.of(incident.attempts(), FlatDocument.readAll(out.resolve("attempts.ndjson")));
    assertThat(score.mistakes()).isEmpty();
    assertThat(texts(race().node("zerodrop.missing"))).isEmpty();
  }

  @Test
  void withoutAnAccessLogTerminationsRemain() throws Exception {
    bundle.without("access").without("nginx-error");

    Console console = replay();

    assertThat(out.resolve("attempts.ndjson")).isEmptyFile();
    assertThat(out.resolve("findings.ndjson")).isEmptyFile();
    assertThat(FlatDocument.readAll(out.resolve("terminations.ndjson")))
        .hasSize(4)
        .allSatisfy(
            termination ->
                assertThat(termination.text("zerodrop.trigger.actor")).isEqualTo("alice"));
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("REQUESTS NOT CHECKED  no request was read from any access log")
        .contains("SEEN     4 terminations (rollout by alice: 4)")
        .contains("0 = deletion requested")
        .containsPattern("web-5d6b4bb8bc-vnbgw +D")
        .contains("D deletion requested, T endpoint terminating, S SIGTERM")
        .contains("no access log: no request can be judged, only the pods' terminations are shown")
        .doesNotContain("NOTHING LOST");
    JsonNode summary = JSON.readTree(out.resolve("summary.json").toFile());
    assertThat(summary.path("coverage").toString())
        .contains("no request can be judged, only the pods' terminations are shown");
  }

  private Console replay() {
    Console console = Console.replay(out, bundle.folder());
    assertThat(console.code()).isZero();
    assertThat(console.said()).isEmpty();
    return console;
  }

  private void assertLess(String missing) throws Exception {
    FlatDocument whole = race(Replay.recorded(incident).out());
    assertThat(race().node("zerodrop.confidence").asDouble())
        .isLessThan(whole.node("zerodrop.confidence").asDouble());
    assertThat(texts(race().node("zerodrop.missing"))).contains(missing).doesNotHaveDuplicates();
    assertThat(texts(whole.node("zerodrop.missing"))).isEmpty();
  }

  private FlatDocument race() throws IOException {
    return race(out);
  }

  private static FlatDocument race(Path out) throws IOException {
    return FlatDocument.readAll(out.resolve("findings.ndjson")).stream()
        .filter(finding -> "propagation-race".equals(finding.text("zerodrop.cause")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static List<String> metadataAlone(List<String> lines) {
    return lines.stream()
        .map(
            line -> {
              ObjectNode event = object(line);
              event.remove(List.of("requestObject", "responseObject"));
              return event.put("level", "Metadata").toString();
            })
        .toList();
  }

  /** Over many lines and without the times at which changes were seen. */
  private static List<String> asKubectlPrints(List<String> lines) {
    return lines.stream()
        .map(
            line -> {
              ObjectNode event = object(line);
              event.remove("observedAt");
              return event.toPrettyString();
            })
        .toList();
  }

  private static ObjectNode object(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
