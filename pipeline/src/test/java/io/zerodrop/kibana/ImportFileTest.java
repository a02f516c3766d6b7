package io.zerodrop.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.zerodrop.dashboards.kibana.content.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the import file without a server; and that each rule is able to fail. */
class ImportFileTest {

  private static final Path COMMITTED = Path.of("..", "dashboards", "kibana", ImportFile.NAME);

  @Test
  void isCommittedAsItIsMade() throws IOException {
    if (Boolean.getBoolean("zerodrop.write")) {
      Files.writeString(COMMITTED, ImportFile.text());
    }
    assertThat(Files.readString(COMMITTED))
        .as("made anew by: mvn -pl pipeline -am test -Dtest=ImportFileTest -Dzerodrop.write=true")
        .isEqualTo(ImportFile.text());
  }

  @Test
  void breaksNoRule() throws JsonProcessingException {
    assertThat(breaches(ImportFile.text())).isEmpty();
    assertThat(Imported.read(ImportFile.text()).dashboards()).hasSize(4);
  }

  static Stream<Arguments> spoilt() {
    return Stream.of(
        Arguments.of(
            "a dropped reference",
            ",{\"id\":\"zerodrop-findings\",\"name\":\"lost:indexpattern-datasource-layer-layer\",\"type\":\"index-pattern\"}",
            ""),
        Arguments.of(
            "a dangling dashboard",
            "\"id\":\"zerodrop-incident\",\"name\"",
            "\"id\":\"gone\",\"name\""),
        Arguments.of(
            "an object twice",
            "\"id\":\"zerodrop-drain\",\"managed\"",
            "\"id\":\"zerodrop-overview\",\"managed\""),
        Arguments.of("a newer version", "\"10.2.0\"", "\"10.3.0\""),
        Arguments.of(
            "swapped accessors", "\\\"xAccessor\\\":\\\"x\\\"", "\\\"xAccessor\\\":\\\"y\\\""),
        Arguments.of(
            "an accessor of nothing",
            "\\\"valueAccessor\\\":\\\"v\\\"",
            "\\\"valueAccessor\\\":\\\"w\\\""),
        Arguments.of(
            "a formula",
            "\\\"operationType\\\":\\\"sum\\\"",
            "\\\"operationType\\\":\\\"formula\\\""),
        Arguments.of(
            "an order by nothing",
            "\\\"orderBy\\\":{\\\"columnId\\\":\\\"lost\\\"",
            "\\\"orderBy\\\":{\\\"columnId\\\":\\\"cost\\\""),
        Arguments.of(
            "panels over each other", "\\\"x\\\":9,\\\"y\\\":5", "\\\"x\\\":8,\\\"y\\\":5"),
        Arguments.of(
            "a panel off the grid",
            "\\\"w\\\":48,\\\"x\\\":0,\\\"y\\\":11",
            "\\\"w\\\":48,\\\"x\\\":9,\\\"y\\\":11"),
        Arguments.of("no word on emptiness", "**Empty", "**Hollow"),
        Arguments.of(
            "an unknown attribute", "\"timeRestore\":true", "\"timeRestore\":true,\"color\":1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  void aSpoiltFileIsNoticed(String what, String from, String to) throws JsonProcessingException {
    String text = ImportFile.text();
    assertThat(text).contains(from);

    assertThat(breaches(text.replace(from, to))).as(what).isNotEmpty();
  }

  private static List<String> breaches(String text) throws JsonProcessingException {
    Imported file = Imported.read(text);
    List<String> breaches = new ArrayList<>(StructureRules.breaches(file));
    breaches.addAll(LensRules.breaches(file));
    return breaches;
  }
}
