package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.tool.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What advise makes of each recording's own manifests and findings. */
class AdviceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The lines that would have saved each one; none where nothing in a manifest would have.
   *
   * @param causes that the audit has to name
   */
  private record Saved(List<String> causes, List<String> lines) {

    static Saved by(String causes, String... lines) {
      return new Saved(List.of(causes.split(" ")), List.of(lines));
    }
  }

  private static final String PRE_STOP = "+              seconds: 5";

  private static final Map<String, Saved> KNOWN =
      Map.ofEntries(
          Map.entry(
              "all-endpoints-gone",
              Saved.by(
                  "recorded-no-endpoints recorded-propagation-race",
                  PRE_STOP,
                  "+    type: RollingUpdate",
                  "+      maxUnavailable: 0")),
          Map.entry("app-500s", Saved.by("recorded-app-error")),
          Map.entry(
              "cold-start", Saved.by("readiness-missing", "+        readinessProbe: {tcpSocket:")),
          Map.entry("container-crash", Saved.by("recorded-abrupt-loss")),
          Map.entry(
              "grace-exceeded",
              Saved.by("recorded-grace-exceeded", "+      terminationGracePeriodSeconds: 25")),
          Map.entry("inflight-cut", Saved.by("recorded-inflight-cut")),
          Map.entry(
              "local-blackhole",
              Saved.by("recorded-local-blackhole", "+  externalTrafficPolicy: Cluster")),
          Map.entry("node-drain", Saved.by("recorded-propagation-race", PRE_STOP)),
          Map.entry("rollout-fixed", Saved.by("pdb-missing")),
          Map.entry("rollout-race", Saved.by("recorded-propagation-race", PRE_STOP)),
          Map.entry("rollout-retry-masked", Saved.by("recorded-propagation-race", PRE_STOP)),
          Map.entry(
              "stale-keepalive",
              Saved.by("recorded-stale-keepalive recorded-propagation-race", PRE_STOP)),
          Map.entry("stale-kube-proxy", Saved.by("recorded-stale-proxy")));

  /** Nothing was lost there, or nothing that routing is to blame for. */
  private static final List<String> CONTROLS = List.of("app-500s", "rollout-fixed");

  @TempDir Path directory;

  static List<RecordedIncident> incidents() throws Exception {
    return RecordedIncident.all().stream()
        .filter(each -> Files.exists(each.input().resolve("manifests.yaml")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void proposesWhatWouldHaveSavedIt(RecordedIncident incident) throws Exception {
    Replay replay = Replay.recorded(incident);
    Path manifests = incident.input().resolve("manifests.yaml");
    boolean control = CONTROLS.contains(incident.name());

    CommandRun run = advise(manifests, replay.out(), "advice");
    String diff = Files.readString(directory.resolve("advice/changes.diff"));
    Saved saved = KNOWN.get(incident.name());
    if (saved != null) {
      assertThat(rules("advice")).containsAll(saved.causes());
      saved.lines().forEach(line -> assertThat(diff).contains(line));
      assertThat(diff.isEmpty()).isEqualTo(saved.lines().isEmpty());
    }
    marksExactlyWhatIsDestructive();
    if (control) {
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("0 errors, 0 warnings");
    }
    if (!replay.terminations().isEmpty()) {
      assertThat(Files.readString(directory.resolve("advice/timeline.txt"))).contains("measured");
    }
    saysHowMuch(replay, diff);

    Path fixed = directory.resolve("advice/fixed/manifests.yaml");
    advise(fixed, replay.out(), "again");
    assertThat(directory.resolve("again/changes.diff")).isEmptyFile();
    for (JsonNode problem : problems("again")) {
      assertThat(problem.has("fix")).as("%s", problem).isFalse();
    }
  }

  /** A changed pod template restarts pods; policy Cluster hides the clients' addresses. */
  private void marksExactlyWhatIsDestructive() throws Exception {
    for (JsonNode problem : problems("advice")) {
      for (JsonNode edit : problem.path("fix").path("edits")) {
        String field = edit.path("field").asText();
        boolean destructive =
            field.startsWith("spec.template.") || field.equals("spec.externalTrafficPolicy");
        assertThat(problem.path("fix").path("destructive").asBoolean())
            .as("%s", problem)
            .isEqualTo(destructive);
        assertThat(problem.path("fix").path("caution").asText().contains("To step back"))
            .as("%s", problem)
            .isTrue();
      }
    }
  }

  /** The counterfactual's figures stand beside the changed value. */
  private static void saysHowMuch(Replay replay, String diff) throws Exception {
    for (FlatDocument finding : replay.findings()) {
      boolean saves = false;
      for (JsonNode each : finding.node("zerodrop.counterfactual")) {
        saves |=
            each.path("setting").asText().equals("preStop")
                && each.path("share").asDouble() == 1
                && each.path("needed_ms").isNumber();
      }
      if (saves && "propagation-race".equals(finding.text("zerodrop.cause"))) {
        assertThat(diff).contains("# zerodrop: would have saved 100 % of ");
      }
    }
  }

  private List<String> rules(String name) throws Exception {
    List<String> rules = new ArrayList<>();
    problems(name).forEach(problem -> rules.add(problem.path("rule").asText()));
    return rules;
  }

  private JsonNode problems(String name) throws Exception {
    return JSON.readTree(directory.resolve(name).resolve("audit.json").toFile()).path("problems");
  }

  private CommandRun advise(Path manifests, Path run, String name) {
    return CommandRun.of("advise", manifests, "--findings", run, "--out", directory.resolve(name));
  }
}
