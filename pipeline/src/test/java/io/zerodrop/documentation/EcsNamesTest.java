package io.zerodrop.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.dashboards.document.DocumentType;
import io.zerodrop.dashboards.document.EcsFields;
import io.zerodrop.dashboards.document.Field;
import io.zerodrop.dashboards.elasticsearch.index.IndexFamily;
import io.zerodrop.npm.NpmPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names and types against Elastic's own list of the Elastic Common Schema. */
class EcsNamesTest {

  private static final Set<Set<String>> INTERCHANGEABLE =
      Set.of(
          Set.of("keyword", "wildcard", "constant_keyword"),
          Set.of("text", "match_only_text"),
          Set.of("long", "integer", "short"),
          Set.of("date", "date_nanos"),
          Set.of("ip"));

  private static JsonNode ecs;

  @BeforeAll
  static void read() throws IOException, InterruptedException {
    Optional<Path> modules = NpmPackages.installed("ecs", "@elastic/ecs@" + EcsFields.VERSION);
    Assumptions.assumeTrue(modules.isPresent(), "not run: npm fetches no @elastic/ecs");
    String script = "process.stdout.write(JSON.stringify(require(process.argv[1]).EcsFlat))";
    Process node =
        new ProcessBuilder(
                "node",
                "-e",
                script,
                modules.orElseThrow().resolve("@elastic").resolve("ecs").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ecs = new ObjectMapper().readTree(node.getInputStream());
    assertThat(node.waitFor()).isZero();
  }

  @Test
  void everyFieldOutsideOurOwnIsInTheSchemaWithItsType() {
    Map<String, String> wrong = new TreeMap<>();
    for (Field field : fields().values()) {
      if (field.name().startsWith("zerodrop.") || field.name().startsWith("kubernetes.")) {
        continue;
      }
      JsonNode known = ecs.path(field.name());
      String ours = field.type().elasticsearch();
      String theirs = known.path("type").asText("not there");
      if (INTERCHANGEABLE.stream().noneMatch(all -> all.contains(ours) && all.contains(theirs))) {
        wrong.put(field.name(), ours + ", in the schema " + theirs);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(fields()).containsKeys("http.response.status_code", "source.ip", "event.outcome");
  }

  @Test
  void categoriesAreOfTheClosedLists() {
    for (String field : Set.of("event.kind", "event.category", "event.type")) {
      Set<String> allowed = new TreeSet<>();
      ecs.path(field).path("allowed_values").forEach(v -> allowed.add(v.path("name").asText()));
      for (IndexFamily family : IndexFamily.ALL) {
        for (DocumentType<?> type : family.types()) {
          assertThat(allowed).contains(constant(type, field));
        }
      }
    }
  }

  private static String constant(DocumentType<?> type, String field) {
    return type.shape().columns().stream()
        .filter(column -> column.field().name().equals(field))
        .map(column -> column.value().apply(null).asText())
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new TreeMap<>();
    for (IndexFamily family : IndexFamily.ALL) {
      for (DocumentType<?> type : family.types()) {
        type.shape().fields().forEach(field -> fields.put(field.name(), field));
      }
    }
    return fields;
  }
}
