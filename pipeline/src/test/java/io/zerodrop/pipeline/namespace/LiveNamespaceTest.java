package io.zerodrop.pipeline.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.zerodrop.tool.CommandRun;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A namespace of an API server that a mock plays. */
@EnableKubernetesMockClient(crud = true, https = false)
class LiveNamespaceTest {

  private static final String OBJECTS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: shop
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: '{"password":"hunter2"}'
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: app
              image: registry.example/shop/app:1
              ports: [{name: http, containerPort: 8080}]
              readinessProbe: {httpGet: {path: /ready, port: http}}
      status: {readyReplicas: 3}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec:
        selector: {app: web}
        ports: [{port: 80, targetPort: http}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: token, namespace: shop}
      stringData: {token: hunter3}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: other, namespace: elsewhere}
      spec:
        selector: {app: other}
        ports: [{port: 80}]
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: node-1}
      status: {nodeInfo: {kubeletVersion: v1.28.3}}
      """;

  KubernetesClient client;
  KubernetesMockServer server;

  @TempDir Path directory;

  @Test
  void advisesOnALiveNamespaceAndNeverAsksForSecretsOrWrites() throws Exception {
    client.load(new ByteArrayInputStream(OBJECTS.getBytes(StandardCharsets.UTF_8))).create();
    requests();
    String kubeconfig =
        Files.writeString(
                directory.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                current-context: wrong
                clusters:
                - {name: lab, cluster: {server: '%s'}}
                - {name: nowhere, cluster: {server: 'http://127.0.0.1:1'}}
                users: [{name: me, user: {}}]
                contexts:
                - {name: lab, context: {cluster: lab, user: me}}
                - {name: wrong, context: {cluster: nowhere, user: me}}
                """
                    .formatted(client.getMasterUrl()))
            .toString();
    System.setProperty("kubeconfig", kubeconfig);
    try {
      CommandRun run =
          CommandRun.of(
              "advise",
              "--namespace",
              "shop",
              "--context",
              "lab",
              "--out",
              directory.resolve("advice"));
      assertThat(run.code()).as(run.err()).isEqualTo(1);
      assertThat(run.out())
          .contains("prestop-missing  Deployment shop/web  (deployment-web.yaml:")
          .doesNotContain("other");
    } finally {
      System.clearProperty("kubeconfig");
    }

    String fixed = Files.readString(directory.resolve("advice/fixed/deployment-web.yaml"));
    assertThat(fixed)
        .as("1.28 has no sleep action")
        .contains("command: [sleep, \"5\"]")
        .doesNotContain("hunter")
        .doesNotContain("readyReplicas")
        .doesNotContain("resourceVersion");
    assertThat(requests())
        .isNotEmpty()
        .allMatch(request -> request.startsWith("GET "))
        .noneMatch(request -> request.contains("secrets") || request.contains("configmaps"));
  }

  @Test
  void saysWhichClusterItCannotReach() {
    System.setProperty("kubernetes.master", "http://127.0.0.1:1");
    try {
      CommandRun run =
          CommandRun.of("advise", "--namespace", "shop", "--out", directory + "/advice");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("namespace shop cannot be read from http://127.0.0.1:1")
          .contains("kubectl -n shop get services");
    } finally {
      System.clearProperty("kubernetes.master");
    }
  }

  @Test
  void wantsManifestsOrANamespace() {
    CommandRun run = CommandRun.of("advise");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("give either manifests or --namespace NS");
  }

  /** All since the last call. */
  private List<String> requests() throws InterruptedException {
    List<String> requests = new ArrayList<>();
    RecordedRequest request = server.takeRequest(50, TimeUnit.MILLISECONDS);
    while (request != null) {
      requests.add(request.method() + " " + request.getPath());
      request = server.takeRequest(50, TimeUnit.MILLISECONDS);
    }
    return requests;
  }
}
