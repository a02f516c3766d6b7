package io.zerodrop.analyzer.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.analyzer.advice.manifest.ManifestFile;
import io.zerodrop.analyzer.advice.manifest.Manifests;
import io.zerodrop.analyzer.advice.rule.Fix;
import io.zerodrop.analyzer.advice.rule.Measured;
import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.Rules;
import io.zerodrop.analyzer.advice.rule.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests with one fault each. */
class FaultTableTest {

  /**
   * @param fix {@code none}, {@code harmless} or {@code destructive}
   */
  record Row(String name, String change, String version, String rule, String fix) {

    Integer minor() {
      return version.isEmpty() ? null : Integer.valueOf(version.substring(2));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream table = FaultTableTest.class.getResourceAsStream("faults.psv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(cell -> new Row(cell[0], cell[1], cell[2], cell[3], cell[4]))
          .toList();
    }
  }

  @Test
  void hasARowForEveryRule() throws IOException {
    assertThat(rows().size()).isGreaterThanOrEqualTo(40);
    assertThat(rows().stream().map(Row::rule))
        .containsAll(Rules.ALL.stream().map(rule -> rule.about().id()).toList());
  }

  @Test
  void aFieldThatTheApiDoesNotHaveWouldBeNoticed() {
    assertThatThrownBy(() -> ApiObjects.of(Healthy.but("      seconds: 8 =>       secnds: 8")))
        .hasStackTraceContaining("secnds");
  }

  @Test
  void findsNothingInTheHealthyOne() throws Exception {
    assertThat(rules(Healthy.YAML, null)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsTheOneFault(Row row) throws Exception {
    assertThat(rules(Healthy.but(row.change()), row.minor())).containsExactly(row.rule());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void marksWhatIsDestructiveAndNothingElse(Row row) throws Exception {
    Fix fix = audit(Healthy.but(row.change()), row.minor()).problems().get(0).fix();
    String mark = fix == null ? "none" : fix.destructive() ? "destructive" : "harmless";
    assertThat(mark).isEqualTo(row.fix());
    if (fix != null && fix.destructive()) {
      assertThat(fix.caution()).contains("To step back");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fixesItWithoutTouchingAnythingElse(Row row) throws Exception {
    String faulty = Healthy.but(row.change());
    ManifestFile file = ManifestFile.read("web.yaml", faulty);
    Audit audit = audit(faulty, row.minor());
    FixedManifests fixed = FixedManifests.of(List.of(file), audit.problems());
    String text = fixed.texts().get("web.yaml");

    assertThat(fixed.byHand()).isEmpty();
    if (row.fix().equals("none")) {
      assertThat(text).isEqualTo(faulty);
      return;
    }
    assertThat(rules(text, row.minor())).as(text).doesNotContain(row.rule());
    assertThat(text).contains("# the shop's front end\n");
    assertThat(comments(text)).containsAll(comments(faulty));
    assertThat(lost(faulty, text)).as(text).hasSizeLessThanOrEqualTo(3);
    assertThat(ApiObjects.of(text)).hasSameSizeAs(file.objects());
  }

  /** Lines that are no longer there. */
  private static List<String> lost(String before, String after) {
    List<String> lines = after.lines().toList();
    return before.lines().filter(line -> !lines.contains(line)).toList();
  }

  private static List<String> comments(String text) {
    return text.lines()
        .filter(line -> line.contains("#"))
        .map(line -> line.substring(line.indexOf('#')))
        .toList();
  }

  private static Stream<String> ids(List<Problem> problems) {
    return problems.stream().map(problem -> problem.about().id());
  }

  private static List<String> rules(String yaml, Integer minor) throws Exception {
    return ids(audit(yaml, minor).problems()).toList();
  }

  private static Audit audit(String yaml, Integer minor) throws Exception {
    return Audit.of(
        new Scene(
            Manifests.of(List.of(ManifestFile.read("web.yaml", yaml))), minor, Measured.NOTHING));
  }
}
