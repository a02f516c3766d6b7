package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.YamlTree;
import io.zerodrop.ingest.record.watch.WatchedResource;
import io.zerodrop.pipeline.JobMain;
import io.zerodrop.pipeline.config.ConfigArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on operations are what they say they are. */
class OperationsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = YAML.matcher(Files.readString(PAGE));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static JsonNode document(String kind) throws IOException, Mismatch {
    for (String block : blocks()) {
      for (JsonNode document : YamlTree.documents(block)) {
        if (document.path("kind").asText().equals(kind)) {
          return document;
        }
      }
    }
    throw new AssertionError("no " + kind + " on the page");
  }

  @Test
  void everyExampleIsYaml() throws Exception {
    assertThat(blocks()).hasSizeGreaterThan(5);
    for (String block : blocks()) {
      assertThat(YamlTree.documents(block)).allMatch(JsonNode::isObject);
    }
  }

  @Test
  void theRoleAllowsWhatIsWatched() throws Exception {
    JsonNode rules = document("ClusterRole").path("rules");
    for (WatchedResource resource : WatchedResource.values()) {
      assertThat(rules)
          .anySatisfy(
              rule -> {
                assertThat(rule.path("resources").toString()).contains(resource.plural());
                assertThat(rule.path("verbs").toString()).isEqualTo("[\"list\",\"watch\"]");
              });
    }
  }

  @Test
  void thePolicyLogsBodiesOfWhatMakesAndEndsPods() throws Exception {
    JsonNode first = document("Policy").path("rules").path(0);
    assertThat(first.path("level").asText()).isEqualTo("RequestResponse");
    assertThat(first.toString()).contains("pods/eviction", "deployments", "endpointslices");
  }

  @Test
  void theDeploymentStartsTheJobOfTheJar() throws Exception {
    JsonNode job = document("FlinkDeployment").at("/spec/job");
    assertThat(Class.forName(job.path("entryClass").asText())).isEqualTo(JobMain.class);
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<mainClass>" + JobMain.class.getName() + "</mainClass>")
        .contains("job/" + Path.of(job.path("jarURI").asText()).getFileName());
  }

  @Test
  void whatChecksAFaultIsThere() throws IOException {
    String page = Files.readString(PAGE);
    String faults = Files.readString(Path.of("..", ".ci", "faults"));
    Matcher named = Pattern.compile("`\\.ci/faults (\\w+)`").matcher(page);
    while (named.find()) {
      assertThat(faults).contains("case_" + named.group(1) + "()");
    }
    Matcher tests = Pattern.compile("`(\\w+Test)`").matcher(page);
    while (tests.find()) {
      try (Stream<Path> own = Files.walk(Path.of("src", "test"));
          Stream<Path> ingest = Files.walk(Path.of("..", "ingest", "src", "test"))) {
        assertThat(Stream.concat(own, ingest)).anyMatch(f -> f.endsWith(tests.group(1) + ".java"));
      }
    }
  }

  @Test
  void theConfigurationIsOne() throws Exception {
    String own =
        blocks().stream().filter(block -> block.contains("kafka:\n  bootstrap")).findFirst().get();
    Path file = Files.writeString(directory.resolve("zerodrop.yaml"), own);

    assertThat(ConfigArguments.expand(new String[] {"--config", file.toString()}, Map.of()))
        .contains("/var/zerodrop/bundle", "--kafka=kafka:9092", "--topic=cluster-logs");
  }
}
