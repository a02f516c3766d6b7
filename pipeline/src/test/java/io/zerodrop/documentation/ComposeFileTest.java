package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.pipeline.JobMain;
import io.zerodrop.pipeline.config.ConfigArguments;
import io.zerodrop.tool.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the compose file promises, read from it; no container engine is needed for that. */
class ComposeFileTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)[:?}-]");

  @Test
  void imagesArePinnedToOneVersionOfTheStack() throws IOException {
    List<String> stack = new ArrayList<>();
    services()
        .forEach(
            (name, service) -> {
              String image = (String) service.get("image");
              assertThat(image).as(name).matches("[a-z0-9./-]+:\\d+\\.\\d+\\.\\d+");
              if (image.startsWith("docker.elastic.co/")) {
                stack.add(image.substring(image.indexOf(':') + 1));
              }
            });
    assertThat(new HashSet<>(stack)).hasSize(1);
  }

  @Test
  void portsAreOnTheLoopbackInterface() throws IOException {
    services()
        .forEach(
            (name, service) ->
                list(service.get("ports"))
                    .forEach(port -> assertThat(port).as(name).startsWith("127.0.0.1:")));
  }

  @Test
  void everyServiceHasAMemoryLimitAndSaysWhenItIsWell() throws IOException {
    services()
        .forEach(
            (name, service) ->
                assertThat(service.keySet()).as(name).contains("mem_limit", "healthcheck"));
  }

  @Test
  void dependenciesAreThereAndWaitedFor() throws IOException {
    Map<String, Map<String, Object>> services = services();
    services.forEach(
        (name, service) ->
            map(service.get("depends_on"))
                .forEach(
                    (needed, how) -> {
                      assertThat(services).as(name).containsKey(needed);
                      String condition = (String) map(how).get("condition");
                      boolean healthy = condition.equals("service_healthy");
                      assertThat(condition)
                          .isIn("service_healthy", "service_completed_successfully");
                      Map<String, Object> check = map(services.get(needed).get("healthcheck"));
                      assertThat(check.containsKey("test"))
                          .as(name + " " + needed)
                          .isEqualTo(healthy);
                    }));
  }

  @Test
  void secretsComeFromTheEnvironment() throws IOException {
    String text = Files.readString(ROOT.resolve("docker-compose.yml"));
    Set<String> example = new HashSet<>();
    for (String line : Files.readAllLines(ROOT.resolve(".env.example"))) {
      if (line.contains("=")) {
        example.add(line.substring(0, line.indexOf('=')));
      }
    }
    services()
        .forEach(
            (name, service) ->
                map(service.get("environment"))
                    .forEach(
                        (variable, value) -> {
                          if (variable.contains("PASSWORD") || variable.contains("KEY")) {
                            assertThat((String) value).as(name).startsWith("${").contains(":?");
                          }
                        }));
    Matcher used = VARIABLE.matcher(text);
    Set<String> variables = new HashSet<>();
    while (used.find()) {
      variables.add(used.group(1));
    }
    assertThat(example).isEqualTo(variables);
    assertThat(Files.readAllLines(ROOT.resolve(".gitignore"))).contains(".env");
  }

  @Test
  void theToolUnderstandsIt() throws Exception {
    Path tool = Installed.program("docker-compose", "docker-compose");
    Process check =
        new ProcessBuilder(
                tool.toString(), "--env-file", ".env.example", "--profile", "replay", "config")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  /** One cluster: its parts are of the same image, and see the same files at the same paths. */
  @Test
  void theFlinkClusterRunsTheJob() throws IOException {
    Map<String, Map<String, Object>> services = services();
    Map<String, Object> manager = services.get("jobmanager");
    for (String part : List.of("taskmanager", "job")) {
      assertThat(services.get(part).get("image")).as(part).isEqualTo(manager.get("image"));
      assertThat(services.get(part).get("volumes")).as(part).isEqualTo(manager.get("volumes"));
    }
    String flinkSettings = (String) map(manager.get("environment")).get("FLINK_PROPERTIES");
    String state = flinkSettings.replaceAll("(?s).*checkpointing.dir: file://(/\\S+)/.*", "$1");
    assertThat(list(manager.get("volumes"))).contains("flink:" + state);
    String submit = String.join(" ", list(services.get("job").get("command")));
    assertThat(submit)
        .contains("-c " + JobMain.class.getName() + " ")
        .contains(state + "/checkpoints/*/chk-*/_metadata");
    Matcher jar = Pattern.compile("/opt/flink/usrlib/(\\S+\\.jar)").matcher(submit);
    assertThat(jar.find()).isTrue();
    String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
    assertThat(dockerfile)
        .contains("/pipeline/target/job/" + jar.group(1) + " /opt/flink/usrlib/")
        .contains("AS " + map(manager.get("build")).get("target") + "\n")
        .contains("-Pjob")
        .contains("mkdir -p " + state + " && chown flink:flink " + state);
    assertThat(Files.readString(Path.of("pom.xml"))).contains("/job/" + jar.group(1) + "<");
  }

  @Test
  void theClusterIsOfTheVersionThatTheJobIsBuiltFor() throws IOException {
    Matcher built =
        Pattern.compile("<flink.version>(.+)</").matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(built.find()).isTrue();
    assertThat(Files.readString(ROOT.resolve("Dockerfile")))
        .contains("FROM flink:" + built.group(1) + "-java17 AS");
  }

  /** The job publishes as the user that is made for it, to a server that is one of the services. */
  @Test
  void theJobsConfigurationFitsTheServices() throws Exception {
    Path file = ROOT.resolve("compose").resolve("zerodrop.yaml");
    List<String> arguments =
        List.of(ConfigArguments.expand(new String[] {"--config", file.toString()}, Map.of()));
    assertThat(arguments)
        .contains(
            "/bundle",
            "--elasticsearch=http://elasticsearch:9200",
            "--elasticsearch-user=zerodrop_writer");
    Map<String, Map<String, Object>> services = services();
    assertThat(list(services.get("job").get("volumes")))
        .contains("./compose/zerodrop.yaml:/etc/zerodrop/zerodrop.yaml:ro")
        .anyMatch(volume -> volume.endsWith(":/bundle:ro"));
    assertThat(list(services.get("setup").get("command"))).contains("--create-roles");
    assertThat(list(services.get("writer").get("command")))
        .singleElement()
        .asString()
        .contains("/_security/user/zerodrop_writer ");
    assertThat(map(services.get("job").get("environment")).get("ZERODROP_ELASTICSEARCH_PASSWORD"))
        .isEqualTo(map(services.get("writer").get("environment")).get("WRITER_PASSWORD"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    Map<String, Object> file =
        (Map<String, Object>)
            load.loadFromString(Files.readString(ROOT.resolve("docker-compose.yml")));
    return (Map<String, Map<String, Object>>) file.get("services");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Object node) {
    return node == null ? List.of() : (List<String>) node;
  }
}
