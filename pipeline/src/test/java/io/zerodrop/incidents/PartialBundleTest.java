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

  private Bundle bundle;
  private FlatDocument whole;

  @BeforeEach
  void wholeBundle() throws Exception {
    bundle = Bundle.of(RecordedIncident.named("rollout-race"), directory.resolve("bundle"));
    whole = finding(Replay.of(bundle.folder(), directory.resolve("whole")));
  }

  @Test
  void withoutEndpointSlices() throws Exception {
    bundle.without("endpointslices");

    assertLess(replay(), "endpointslice");
  }

  @Test
  void withoutKubeProxyLogs() throws Exception {
    bundle.without("kube-proxy");

    assertLess(replay(), "kube-proxy");
  }

  @Test
  void withAnAuditLogOfMetadataAlone() throws Exception {
    bundle.rewrite("audit.log", PartialBundleTest::metadataAlone);

    assertLess(replay(), "audit");
  }

  @Test
  void withoutAnAccessLogTerminationsRemain() throws Exception {
    bundle.without("access").without("nginx-error");

    Replay replay = replay();

    assertThat(replay.attempts()).isEmpty();
    assertThat(replay.terminations()).hasSize(4);
    assertThat(replay.outcome().summary().text(false, 100)).contains("access log");
  }

  private Replay replay() throws Exception {
    return Replay.of(bundle.folder(), directory.resolve("partial"));
  }

  private void assertLess(Replay replay, String missing) throws IOException {
    FlatDocument finding = finding(replay);
    assertThat(finding.node("zerodrop.confidence").asDouble())
        .isLessThan(whole.node("zerodrop.confidence").asDouble());
    assertThat(texts(finding.node("zerodrop.missing")))
        .anySatisfy(each -> assertThat(each).containsIgnoringCase(missing));
    assertThat(texts(whole.node("zerodrop.missing")))
        .noneSatisfy(each -> assertThat(each).containsIgnoringCase(missing));
  }

  private static FlatDocument finding(Replay replay) throws IOException {
    return replay.findings().stream()
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
              try {
                ObjectNode event = (ObjectNode) JSON.readTree(line);
                event.remove(List.of("requestObject", "responseObject"));
                return event.put("level", "Metadata").toString();
              } catch (IOException e) {
                throw new IllegalStateException(line, e);
              }
            })
        .toList();
  }
}
