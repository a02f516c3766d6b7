package io.zerodrop.pipeline.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.tool.CommandRun;
import io.zerodrop.tool.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What advise makes of manifests in the styles of people and tools. */
class FixedManifestsTest {

  private static final String BY_HAND =
      """
      # the shop, by hand
      apiVersion: apps/v1
      kind: Deployment
      metadata:
          name: web          # four blanks, as we like it
      spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
              metadata: {labels: {app: web}}
              spec:
                  containers:
                  -   name: app
                      image: 'registry.example/shop/app:1'
                      ports: [{name: http, containerPort: 8080}]
                      # the probe of the old cluster
                      livenessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
      """;

  private static final String BY_HELM =
      """
      ---
      # Source: shop/templates/service.yaml
      apiVersion: v1
      kind: Service
      metadata:
        name: release-web
        labels:
          app.kubernetes.io/managed-by: Helm
      spec:
        type: LoadBalancer
        externalTrafficPolicy: Local
        ports:
          - port: 80
            targetPort: http
        selector:
          app.kubernetes.io/name: web
      ---
      # Source: shop/templates/deployment.yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: release-web
      spec:
        replicas: 3
        strategy:
          type: Recreate
        selector:
          matchLabels:
            app.kubernetes.io/name: web
        template:
          metadata:
            labels:
              app.kubernetes.io/name: web
          spec:
            terminationGracePeriodSeconds: 5
            containers:
              - name: web
                image: "gcr.example/distroless/web:1"
                lifecycle:
                  preStop:
                    exec:
                      command: ["sleep", "3"]
                ports:
                  - name: http
                    containerPort: 8080
      ---
      # Source: shop/templates/hpa.yaml
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata:
        name: release-web
      spec:
        maxReplicas: 5
        scaleTargetRef:
          apiVersion: apps/v1
          kind: Deployment
          name: release-web
      """;

  private static final String BY_KUBECTL =
      """
      {
          "apiVersion": "v1",
          "kind": "List",
          "items": [
              {
                  "apiVersion": "apps/v1",
                  "kind": "StatefulSet",
                  "metadata": {"name": "db", "namespace": "shop"},
                  "spec": {
                      "serviceName": "db",
                      "replicas": 2,
                      "selector": {"matchLabels": {"app": "db"}},
                      "template": {
                          "metadata": {"labels": {"app": "db"}},
                          "spec": {
                              "containers": [
                                  {"name": "db", "image": "db:1", "ports": [{"containerPort": 5432}]}
                              ]
                          }
                      }
                  }
              },
              {
                  "apiVersion": "v1",
                  "kind": "Service",
                  "metadata": {"name": "db", "namespace": "shop"},
                  "spec": {
                      "selector": {"app": "db"},
                      "publishNotReadyAddresses": true,
                      "ports": [{"port": 5432}]
                  }
              }
          ]
      }
      """;

  @TempDir Path directory;

  static List<String> styles() {
    return List.of(BY_HAND, BY_HELM, BY_KUBECTL, BY_HAND.replace("\n", "\r\n"), BY_HAND.strip());
  }

  @ParameterizedTest
  @MethodSource("styles")
  void kubectlTakesThemAndAdviseHasNothingToFixAnyMore(String manifest) throws Exception {
    assertThat(advise(manifest, "first").code()).isEqualTo(1);
    String fixed = Files.readString(directory.resolve("first/fixed/stdin.yaml"));

    assertThat(fixes("first")).isPositive();
    assertThat(comments(fixed)).containsAll(comments(manifest));
    assertThat(fixed.contains("\r\n")).isEqualTo(manifest.contains("\r\n"));
    assertThat(fixed.lines().filter(manifest.lines().toList()::contains).count())
        .as("untouched lines")
        .isGreaterThan(manifest.lines().count() / 2);
    dryRun(directory.resolve("first/fixed/stdin.yaml"));

    advise(fixed, "second");
    assertThat(fixes("second")).isZero();
    assertThat(directory.resolve("second/changes.diff")).isEmptyFile();
  }

  @Test
  void marksWhatIsDestructiveForThePersonAtTheTerminalToo() throws Exception {
    String said = advise(BY_HELM, "first").out();

    assertThat(said.lines().filter(line -> line.contains("DESTRUCTIVE")))
        .isNotEmpty()
        .allMatch(line -> line.contains("To step back"));
    assertThat(said).contains("every rollout stops all pods first");
  }

  private CommandRun advise(String manifest, String name) {
    return CommandRun.withInput(manifest, "advise", "-", "--out", directory.resolve(name));
  }

  private long fixes(String name) throws IOException {
    JsonNode audit =
        new ObjectMapper().readTree(directory.resolve(name).resolve("audit.json").toFile());
    long fixes = 0;
    for (JsonNode problem : audit.path("problems")) {
      fixes += problem.has("fix") ? 1 : 0;
    }
    return fixes;
  }

  private void dryRun(Path file) throws Exception {
    Path kubectl = Installed.program("kubectl", "kubernetes-client");
    try (Discovery discovery = new Discovery()) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  kubectl.toString(),
                  "--server",
                  discovery.url(),
                  "create",
                  "--dry-run=client",
                  "--validate=false",
                  "-f",
                  file.toString())
              .redirectErrorStream(true);
      builder.environment().put("HOME", directory.toString());
      builder.environment().put("KUBECONFIG", "/dev/null");
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).contains("(dry run)");
    }
  }

  private static List<String> comments(String text) {
    List<String> comments = new ArrayList<>();
    Stream<String> lines = text.lines().filter(line -> line.contains("#"));
    lines.forEach(line -> comments.add(line.substring(line.indexOf('#'))));
    return comments;
  }
}
