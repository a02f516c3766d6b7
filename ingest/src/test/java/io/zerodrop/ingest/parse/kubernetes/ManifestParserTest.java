package io.zerodrop.ingest.parse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.ManifestObserved;
import io.zerodrop.ingest.event.SliceObserved;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParserTest {

  private static Collected parse(String document) {
    return Collected.by(new ManifestParser(FileContext.of("web.yaml", 0)), document);
  }

  @Test
  void aManifestReadsAsItsJsonWould() {
    String yaml =
        """
        # the shop
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web, namespace: shop}
        spec:
          replicas: 3
          updateStrategy:
            rollingUpdate: {partition: 1}
          template:
            spec:
              terminationGracePeriodSeconds: 45
              containers:
              - name: app
                image: "registry/app:1.0"
                lifecycle: {preStop: {sleep: {seconds: 10}}}
        """;
    String json =
        """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web","namespace":"shop"},
         "spec":{"replicas":3,"updateStrategy":{"rollingUpdate":{"partition":1}},"template":{"spec":
         {"terminationGracePeriodSeconds":45,"containers":[{"name":"app","image":"registry/app:1.0",
          "lifecycle":{"preStop":{"sleep":{"seconds":10}}}}]}}}}""";
    ManifestObserved manifest = parse(yaml).only(ManifestObserved.class);
    assertThat(manifest)
        .isEqualTo(
            Collected.by(new ObjectParser(FileContext.of("web.json", 0)), json)
                .only(ManifestObserved.class));
    assertThat(manifest.time()).isNull();
    assertThat(manifest.workload().replicas()).isEqualTo(3);
    assertThat(manifest.workload().strategy()).isEqualTo("RollingUpdate(partition=1)");
    assertThat(manifest.workload().containers().get(0).preStop().seconds()).isEqualTo(10);
  }

  @Test
  void aListGivesItsItems() {
    Collected collected =
        parse(
            """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: discovery.k8s.io/v1
              kind: EndpointSlice
              metadata: {name: web-abc, namespace: shop, uid: s, creationTimestamp: 2026-05-01T10:00:00Z}
              endpoints:
              - addresses: [10.0.0.1]
            - apiVersion: v1
              kind: Secret
              data: {token: aHVudGVyMg==}
            """);
    assertThat(collected.events).hasSize(1);
    assertThat(((SliceObserved) collected.events.get(0)).type()).isEqualTo("LISTED");
    assertThat(collected.irrelevant).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment", "---\n", "---\n...\n"})
  void anEmptyDocumentIsIrrelevant(String document) {
    assertThat(parse(document).onlyIrrelevant()).isTrue();
  }

  @Test
  void anUnrenderedTemplateIsRejectedWithItsLine() {
    String reason =
        parse("kind: Service\nmetadata:\n  name: {{ .Values.name }}-x\n").onlyRejection().reason();
    assertThat(reason).contains("expected YAML", "line 3", "helm template");
  }

  @Test
  void yamlThatIsNoObjectIsRejected() {
    assertThat(parse("- a\n- b\n").onlyRejection().reason())
        .contains("expected an object, found an array");
    assertThat(parse("replicaCount: 2\n").onlyRejection().reason()).contains("expected a kind");
  }

  @Test
  void aTypeWrittenDownwardsIsNeverBuilt() {
    assertThat(parse("kind: !!javax.script.ScriptEngineManager [x]\n").onlyRejection().reason())
        .contains("expected YAML");
  }

  @Test
  void duplicateKeysAreRejected() {
    assertThat(parse("kind: Service\nkind: Pod\n").rejections).hasSize(1);
  }

  @Test
  void aliasesCannotFillTheMemory() {
    StringBuilder bomb = new StringBuilder("kind: Service\na0: &a0 [x,x]\n");
    for (int i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(parse(bomb.toString()).onlyRejection().reason()).contains("within bounds");
  }

  @Test
  void nestingIsBounded() {
    String deep = "a: " + "[".repeat(20_000) + "]".repeat(20_000);
    assertThat(parse(deep).onlyRejection().reason()).contains("nested too deep");
  }

  @Test
  void anEscapeThatIsNoneIsARejection() {
    String escape = "\\" + "u{x";

    assertThat(parse("apiVersion: v1\nkind: Pod\nmetadata: {name: \"a" + escape).rejections)
        .hasSize(1);
    assertThat(parse("a: \"" + "\\" + "u").rejections).hasSize(1);
    assertThat(parse("!-q_%C").rejections).hasSize(1);
    assertThat(parse("!a%20 b").rejections).hasSize(1);
  }
}
