package io.zerodrop.analyzer.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.rule.Measured;
import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.Scene;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.analyzer.result.Remedy.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What findings ask for, beside a manifest that is healthy otherwise. */
class FindingProblemsTest {

  private static final String POD = "spec.template.spec.";
  private static final String PRE_STOP = POD + "containers[app].lifecycle.preStop.sleep.seconds";

  @Test
  void keepsTheMarkOfADestructiveChangeAndSaysWhatItWouldHaveSaved() throws Exception {
    Result result =
        advise(new Change("Deployment shop/web", PRE_STOP, "8", "20", true), Healthy.YAML);

    Problem problem = result.recorded();
    assertThat(problem.fix().destructive()).isTrue();
    assertThat(problem.fix().caution()).isEqualTo("Slower. To step back, set 8 again.");
    assertThat(result.fixed())
        .contains(
            "# was 8; zerodrop: would have saved 99 % of propagation-race (7 failed, 2 masked)\n")
        .contains("seconds: 20");
  }

  @Test
  void aHarmlessChangeStaysUnmarked() throws Exception {
    Result result =
        advise(
            new Change(
                "Deployment shop/web", "spec.strategy.rollingUpdate.maxSurge", "1", "2", false),
            Healthy.YAML);

    assertThat(result.recorded().fix().destructive()).isFalse();
    assertThat(result.fixed())
        .contains("# was 1; zerodrop: against propagation-race (7 failed, 2 masked)\n")
        .contains("maxSurge: 2");
  }

  @Test
  void addsABudgetThatTheApiTakes() throws Exception {
    String without = Healthy.YAML.substring(0, Healthy.YAML.indexOf("---\napiVersion: policy"));
    Result result =
        advise(
            new Change("PodDisruptionBudget shop/web", "spec.maxUnavailable", null, "1", false),
            without);

    assertThat(result.recorded().fix().destructive()).isFalse();
    assertThat(result.fixed()).startsWith(without).contains("kind: PodDisruptionBudget");
    assertThat(ApiObjects.of(result.fixed())).hasSize(3);
  }

  @Test
  void jsonHoldsOneObjectSoABudgetIsForTheAuthor() throws Exception {
    String json =
        """
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
         "spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]}}
        """;
    Result result =
        advise(
            new Change("PodDisruptionBudget shop/web", "spec.maxUnavailable", null, "1", false),
            json);

    assertThat(result.fixed()).isEqualTo(json);
    assertThat(result.byHand()).singleElement().asString().contains("add by hand");
  }

  @Test
  void saysNothingOfWhatIsDoneAlready() throws Exception {
    assertThat(
            advise(new Change("Deployment shop/web", PRE_STOP, null, "5", true), Healthy.YAML)
                .problems())
        .noneMatch(problem -> problem.about().id().startsWith("recorded"));
  }

  @Test
  void leavesToPeopleWhatIsNoFieldOrNotAmongTheManifests() throws Exception {
    Change program = new Change("Deployment shop/web", "application in app", null, "drain", true);
    Change elsewhere = new Change("Deployment shop/other", PRE_STOP, null, "5", true);

    assertThat(advise(program, Healthy.YAML).recorded().fix()).isNull();
    assertThat(advise(elsewhere, Healthy.YAML).recorded().fix()).isNull();
    assertThat(advise(elsewhere, Healthy.YAML).recorded().what()).contains("Deployment shop/other");
  }

  private record Result(List<Problem> problems, String fixed, List<String> byHand) {

    Problem recorded() {
      return problems.stream()
          .filter(problem -> problem.about().id().equals("recorded-propagation-race"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Result advise(Change change, String yaml) throws Exception {
    ManifestFile file = ManifestFile.read("web.yaml", yaml);
    Measured measured = new Measured(List.of(finding(change)), List.of());
    Audit audit = Audit.of(new Scene(Manifests.of(List.of(file)), null, measured));
    FixedManifests fixed = FixedManifests.of(List.of(file), audit.problems());
    return new Result(audit.problems(), fixed.texts().get("web.yaml"), fixed.byHand());
  }

  private static Finding finding(Change change) {
    return new Finding(
        "f1",
        "i1",
        Cause.PROPAGATION_RACE,
        null,
        "shop",
        "web",
        null,
        0,
        1,
        7,
        2,
        0,
        100,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        1,
        "A rollout lost 7 requests.",
        new Remedy(
            "Longer.",
            List.of(change),
            change.destructive(),
            change.destructive() ? "Slower. To step back, set 8 again." : null),
        List.of(
            new Counterfactual("preStop", 0.5, 9.0, 8.0, 0, false, 70),
            new Counterfactual("preStop", 0.99, 18.0, 8.0, 0, false, 70),
            new Counterfactual("preStop", 1, 40.0, 8.0, 0, false, 70)));
  }
}
