package io.zerodrop.pipeline.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.tool.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class AdviseCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One warning (a single replica), and nothing worse. */
  private static final String WARNED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 1
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: app
              image: registry.example/app:1
              ports: [{containerPort: 8080}]
              lifecycle: {preStop: {sleep: {seconds: 8}}}
              readinessProbe: {tcpSocket: {port: 8080}}
      """;

  @TempDir Path directory;

  private CommandRun advise(Object... more) {
    List<Object> line = new ArrayList<>(List.of("advise", "--out", directory.resolve("advice")));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray());
  }

  @ParameterizedTest
  @CsvSource({"error, 0", "warning, 1", "note, 1"})
  void failsFromTheSeverityOnThatIsAskedFor(String severity, int code) throws Exception {
    Path file = Files.writeString(directory.resolve("web.yaml"), WARNED);

    assertThat(advise(file, "--fail-on", severity).code()).isEqualTo(code);

    Document junit =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("advice/audit.junit.xml").toFile());
    NodeList failures = junit.getElementsByTagName("failure");
    assertThat(failures.getLength()).isEqualTo(code);
    if (code == 1) {
      assertThat(failures.item(0).getTextContent()).contains("web.yaml:5: Deployment web");
    }
  }

  @Test
  void writesWhatBuildServersAndCodeHostsRead() throws Exception {
    Path file = Files.writeString(directory.resolve("web.yaml"), WARNED);

    CommandRun run = advise(file, "--json");

    JsonNode audit = JSON.readTree(run.out());
    assertThat(audit.at("/counts/warning").asInt()).isOne();
    assertThat(audit.at("/problems/0/rule").asText()).isEqualTo("single-replica");
    assertThat(audit.at("/problems/0/fix/destructive").asBoolean()).isFalse();
    assertThat(JSON.readTree(directory.resolve("advice/audit.json").toFile())).isEqualTo(audit);
    JsonNode sarif = JSON.readTree(directory.resolve("advice/audit.sarif").toFile());
    assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
    JsonNode result = sarif.at("/runs/0/results/0");
    assertThat(result.path("ruleId").asText()).isEqualTo("single-replica");
    assertThat(result.path("level").asText()).isEqualTo("warning");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(5);
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .endsWith("web.yaml");
    assertThat(sarif.at("/runs/0/tool/driver/rules/0/id").asText()).isEqualTo("single-replica");
    assertThat(directory.resolve("advice"))
        .isDirectoryContaining("glob:**/{timeline.txt}")
        .isDirectoryContaining("glob:**/{timeline.svg}")
        .isDirectoryContaining("glob:**/{changes.diff}")
        .isDirectoryContaining("glob:**/{rollout-test.sh}");
    assertThat(directory.resolve("advice/rollout-test.sh")).isExecutable();
  }

  @Test
  void readsDirectoriesAndKeepsTheFilesNames() throws Exception {
    Path base = Files.createDirectories(directory.resolve("k8s/base"));
    Path overlay = Files.createDirectories(directory.resolve("k8s/overlay"));
    Files.writeString(base.resolve("web.yaml"), WARNED);
    Files.writeString(overlay.resolve("web.yaml"), WARNED.replace("web", "api"));
    Files.writeString(base.resolve("README.md"), "not a manifest");

    advise(directory.resolve("k8s"));

    assertThat(directory.resolve("advice/fixed/web.yaml")).content().contains("replicas: 2");
    assertThat(directory.resolve("advice/fixed/2-web.yaml")).content().contains("name: api");
  }

  @Test
  void saysThatATemplateMustBeRendered() throws Exception {
    Path file = Files.writeString(directory.resolve("t.yaml"), "spec: {{ .Values.spec }\n: {{");

    CommandRun run = advise(file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("helm template CHART | zerodrop advise -");
  }
}
