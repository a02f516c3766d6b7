package io.zerodrop.dashboards.report.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyYamlTest {

  private static final String CONTAINER = "spec.template.spec.containers[app].lifecycle.preStop.";

  private static String yaml(Remedy.Change... changes) {
    return RemedyYaml.of(new Remedy("Do it.", List.of(changes), true, null));
  }

  private static Remedy.Change change(String field, String from, String to) {
    return new Remedy.Change("Deployment shop/web", field, from, to, true);
  }

  @Test
  void putsTheFieldsOfAnObjectIntoOnePatch() {
    assertThat(
            yaml(
                change(CONTAINER + "exec", "a hook that failed", null),
                change(CONTAINER + "sleep.seconds", null, "5"),
                change("spec.template.spec.terminationGracePeriodSeconds", "5", "15")))
        .isEqualTo(
            """
            # Deployment shop/web
            kind: Deployment
            metadata:
              namespace: shop
              name: web
            spec:
              template:
                spec:
                  containers:
                  - name: app
                    lifecycle:
                      preStop:
                        exec: null # was a hook that failed, DESTRUCTIVE
                        sleep:
                          seconds: 5 # was unset, DESTRUCTIVE
                  terminationGracePeriodSeconds: 15 # was 5, DESTRUCTIVE
            """);
  }

  @Test
  void whatIsNoValueOfAFieldStandsInAComment() {
    assertThat(yaml(change("application in container app: on SIGTERM", "exits", "finishes\nfirst")))
        .isEqualTo(
            """
            # Deployment shop/web
            # application in container app: on SIGTERM: finishes first (was exits, DESTRUCTIVE)
            """);
  }

  @Test
  void eachObjectIsADocument() {
    assertThat(
            yaml(
                change("spec.replicas", "1", "2"),
                new Remedy.Change(
                    "PodDisruptionBudget shop/web", "spec.maxUnavailable", null, "1", false)))
        .contains("replicas: 2 # was 1, DESTRUCTIVE\n---\n# PodDisruptionBudget shop/web\n")
        .endsWith("spec:\n  maxUnavailable: 1 # was unset\n");
  }

  @Test
  void listsStayLists() {
    assertThat(yaml(change(CONTAINER + "exec.command", null, "[sleep, \"5\"]")))
        .contains("command: [sleep, \"5\"] # was unset");
  }

  @Test
  void aNameFromALogCannotBecomeYaml() {
    assertThat(yaml(change("spec.containers[a\nb: c].x", null, "1"))).doesNotContain("\nb: c");
    assertThat(
            RemedyYaml.of(
                new Remedy(
                    "x",
                    List.of(new Remedy.Change("Deployment a/b\nx: 1", "spec.y", null, "1", false)),
                    false,
                    null)))
        .startsWith("# Deployment a/b x: 1\n");
  }
}
