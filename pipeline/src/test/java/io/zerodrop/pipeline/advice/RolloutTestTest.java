package io.zerodrop.pipeline.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.dashboards.advice.RolloutTest;
import io.zerodrop.tool.CommandRun;
import io.zerodrop.tool.Installed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with stand-ins for kubectl and curl. */
class RolloutTestTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            containers: [{name: app, ports: [{containerPort: 80}]}]
      """;

  private static final String SLICES =
      """
      {"type":"ADDED","object":{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice",
      "metadata":{"name":"web-1","namespace":"shop","uid":"u1","resourceVersion":"7",
      "creationTimestamp":"2026-11-22T11:00:00Z","labels":{"kubernetes.io/service-name":"web"}},
      "addressType":"IPv4","ports":[{"name":"http","port":80,"protocol":"TCP"}],
      "endpoints":[{"addresses":["10.0.0.1"],"nodeName":"node-1",
      "conditions":{"ready":true,"serving":true,"terminating":false},
      "targetRef":{"kind":"Pod","namespace":"shop","name":"web-a","uid":"p1"}}]}}
      """;

  @TempDir Path directory;

  private Path script;
  private String printed;

  @BeforeEach
  void write() throws Exception {
    String text =
        RolloutTest.script(Manifests.of(List.of(ManifestFile.read("web.yaml", WEB)))).orElseThrow();
    script = Files.writeString(directory.resolve("rollout-test.sh"), text);
    program(
        "kubectl",
        "echo \"$*\" >> " + directory + "/calls",
        "case $* in",
        "  *'get endpointslices --watch'*) cat " + directory + "/slices; exec sleep 60 ;;",
        "  *'get pods --watch'*) cat " + directory + "/pods; exec sleep 60 ;;",
        "  *'rollout restart'* | 'drain node-1 '*) touch " + directory + "/restarted ;;",
        "  *'get pods -o name'*)",
        "    if [ -e " + directory + "/restarted ]; then echo pod/new; else echo pod/old; fi ;;",
        "  *'get events'*) echo '{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[]}' ;;",
        "  *) cat " + directory + "/web.yaml ;;",
        "esac");
    Files.writeString(directory.resolve("web.yaml"), WEB);
    Files.writeString(directory.resolve("slices"), SLICES);
    Files.writeString(directory.resolve("pods"), "");
    answer(0, "200 0.01 0.001 80 10.0.0.1");
  }

  @Test
  void passesWhereNothingIsLost() throws Exception {
    assertThat(run("http://web.test/", "--do", "rollout", "--seconds", "20")).as(printed).isZero();
    assertThat(printed).contains("PASS").contains("Now:     0 of ");
    assertThat(directory.resolve("bundle/manifests.yaml")).hasContent(WEB);
  }

  @Test
  void failsWithTheLostRequestsAndShowsTheRunBefore() throws Exception {
    Files.writeString(directory.resolve("last"), "9 of 90 requests lost (old)\n");
    answer(7, "000 0.01 0.000000 0 ");

    assertThat(run("http://web.test/", "--do", "rollout", "--seconds", "20"))
        .as(printed)
        .isEqualTo(1);
    assertThat(printed)
        .contains("FAIL")
        .contains("Before:  9 of 90 requests lost")
        .contains("\"failure\":\"connect-failed\"")
        .contains("first rollout that ships it still stops old pods the old way");
    assertThat(Files.readString(script))
        .contains("first rollout that ships a longer preStop or grace period")
        .contains("still kills the old pods with the old one");
  }

  @Test
  void showsTheRunBeforeTheFixAfterIt() throws Exception {
    answer(56, "000 0.2 0.001 80 10.0.0.1");
    run("http://web.test/", "--do", "rollout", "--seconds", "20");
    String before =
        printed.lines().filter(line -> line.startsWith("Now:")).findFirst().orElseThrow();
    Files.delete(directory.resolve("restarted"));
    answer(0, "200 0.01 0.001 80 10.0.0.1");

    assertThat(run("http://web.test/", "--do", "rollout", "--seconds", "20")).as(printed).isZero();
    assertThat(printed)
        .contains(before.replace("Now:     ", "Before:  "))
        .contains("Now:     0 of ")
        .contains("PASS");
  }

  @Test
  void recordsABundleThatReplayTakes() throws Exception {
    Path flaky = directory.resolve("flaky");
    program(
        "curl",
        "if mkdir " + flaky + " 2>/dev/null; then printf '000 0.02 0.001 80 10.0.0.1'; exit 56; fi",
        "printf '200 0.01 0.001 80 10.0.0.1'");
    assertThat(run("http://me:pw@web.test/a?secret=1", "--do", "rollout", "--seconds", "20"))
        .as(printed)
        .isEqualTo(1);
    assertThat(printed).contains("Now:     1 of ");
    String probe = Files.readString(directory.resolve("bundle/probe.ndjson"));
    assertThat(probe).contains("\"url\":\"http://web.test/a\"").doesNotContain("secret");

    CommandRun replay =
        CommandRun.of("replay", directory.resolve("bundle"), "--out", directory.resolve("run"));
    assertThat(replay.code()).as(replay.err()).isZero();
    JsonNode summary = new ObjectMapper().readTree(directory.resolve("run/summary.json").toFile());
    assertThat(summary.path("totals").path("requests").asLong()).isEqualTo(probe.lines().count());
    assertThat(summary.path("totals").path("failed").asLong()).isOne();
    assertThat(summary.path("totals").path("quarantined").asLong()).isZero();
    assertThat(summary.path("inputs").findValuesAsText("kind"))
        .contains("probe", "endpointslice", "manifest");
    assertThat(Files.readString(directory.resolve("run/attempts.ndjson")))
        .contains("\"outcome\":\"reset\"");
  }

  @Test
  void changesNothingUnlessToldTo() throws Exception {
    assertThat(run("http://web.test/", "--seconds", "3")).as(printed).isEqualTo(2);
    assertThat(printed).contains("NOTHING TESTED: no pod was replaced");
    assertThat(Files.readAllLines(directory.resolve("calls")))
        .isNotEmpty()
        .allMatch(call -> call.contains(" get "));
  }

  @Test
  void drainsTheNodeThatItIsToldTo() throws Exception {
    assertThat(run("http://web.test/", "--do", "drain", "node-1", "--seconds", "20"))
        .as(printed)
        .isZero();
    assertThat(printed).contains("kubectl uncordon node-1").contains("PASS");
    assertThat(Files.readString(directory.resolve("calls"))).doesNotContain("rollout restart");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(run("http://web.test/", "--do", "delete")).isEqualTo(2);
    assertThat(printed).contains("neither rollout nor drain");
    assertThat(directory.resolve("calls")).doesNotExist();
  }

  @Test
  void pleasesShellcheck() throws Exception {
    Path shellcheck = Installed.program("shellcheck", "shellcheck");
    Process check =
        new ProcessBuilder(shellcheck.toString(), script.toString())
            .redirectErrorStream(true)
            .start();
    String complaints = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(complaints).isZero();
  }

  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--out", directory.resolve("bundle").toString(), "--rate", "5"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", directory + "/bin", (old, bin) -> bin + ":" + old);
    builder.environment().put("ROLLOUT_TEST_SETTLE", "1");
    builder.environment().put("ROLLOUT_TEST_WARMUP", "0");
    builder.environment().put("ROLLOUT_TEST_STATE", directory.resolve("last").toString());
    Path log = directory.resolve("printed");
    Process process = builder.redirectOutput(log.toFile()).start();
    int code = process.waitFor();
    printed = Files.readString(log);
    return code;
  }

  private void answer(int code, String line) throws Exception {
    program("curl", "printf '" + line + "'", "exit " + code);
  }

  private void program(String name, String... lines) throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(bin, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(bin.toFile().setExecutable(true)).isTrue();
  }
}
