package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
