package io.zerodrop.dashboards.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.Manifests;
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
        "  *--watch*) exec sleep 60 ;;",
        "  *'rollout restart'*) touch " + directory + "/restarted ;;",
        "  *'get pods -o name'*)",
        "    if [ -e " + directory + "/restarted ]; then echo pod/new; else echo pod/old; fi ;;",
        "  *) echo 'kind: Deployment' ;;",
        "esac");
    answer("200 0.01 0.001 0");
  }

  @Test
  void passesWhereNothingIsLost() throws Exception {
    assertThat(run("http://web.test/", "--do", "rollout", "--seconds", "20")).as(printed).isZero();
    assertThat(printed).contains("PASS").contains("Now:     0 of ");
    assertThat(directory.resolve("bundle/manifests.yaml")).hasContent("kind: Deployment");
  }

  @Test
  void failsWithTheLostRequestsAndShowsTheRunBefore() throws Exception {
    Files.writeString(directory.resolve("last"), "9 of 90 requests lost (old)\n");
    answer("000 0.01 0.000 7");

    assertThat(run("http://web.test/", "--do", "rollout", "--seconds", "20"))
        .as(printed)
        .isEqualTo(1);
    assertThat(printed)
        .contains("FAIL")
        .contains("Before:  9 of 90 requests lost")
        .contains("000 0.01 0.000 7")
        .contains("first rollout that ships it still stops old pods the old way");
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
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(run("http://web.test/", "--do", "delete")).isEqualTo(2);
    assertThat(printed).contains("neither rollout nor drain");
    assertThat(directory.resolve("calls")).doesNotExist();
  }

  @Test
  void pleasesShellcheck() throws Exception {
    boolean there = Files.isExecutable(Path.of("/usr/bin/shellcheck"));
    assumeTrue(there, "no shellcheck here");
    Process check =
        new ProcessBuilder("/usr/bin/shellcheck", script.toString())
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
    builder.environment().put("ROLLOUT_TEST_STATE", directory.resolve("last").toString());
    Path log = directory.resolve("printed");
    Process process = builder.redirectOutput(log.toFile()).start();
    int code = process.waitFor();
    printed = Files.readString(log);
    return code;
  }

  private void answer(String line) throws Exception {
    program("curl", "echo '" + line + "'");
  }

  private void program(String name, String... lines) throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(bin, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(bin.toFile().setExecutable(true)).isTrue();
  }
}
