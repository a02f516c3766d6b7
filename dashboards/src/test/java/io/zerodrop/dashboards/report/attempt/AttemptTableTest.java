package io.zerodrop.dashboards.report.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.report.excerpt.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTableTest {

  private static JsonNode column(JsonNode table, int row, String name) {
    for (int i = 0; i < table.path("columns").size(); i++) {
      if (table.path("columns").path(i).asText().equals(name)) {
        JsonNode value = table.path("rows").path(row).path(i);
        return name.endsWith("_s") ? table.path("strings").path(value.intValue()) : value;
      }
    }
    throw new AssertionError("no column " + name);
  }

  @Test
  void holdsWhatTheTipOfAnAttemptShows() {
    JsonNode table =
        AttemptTable.json(
            Placement.of(List.of(ExampleRun.attempt(1, 300).masked().verdict()), 100),
            LogLines.NONE);
    assertThat(column(table, 0, "path_s").asText()).isEqualTo("/cart");
    assertThat(column(table, 0, "cause_s").asText()).isEqualTo("propagation-race");
    assertThat(column(table, 0, "address_s").asText()).isEqualTo("10.244.1.1:8080");
    assertThat(column(table, 0, "masked").intValue()).isOne();
    assertThat(column(table, 0, "confidence").intValue()).isEqualTo(97);
    assertThat(table.toString()).doesNotContain("s3cret").contains("logs/access.log");
    assertThat(table.path("weighings").path(1).path(0).path(0).asText())
        .isEqualTo("propagation-race");
  }

  @Test
  void holdsEachStringOnceAndCutsTheLongest() {
    String path = "/" + "a".repeat(10_000);
    JsonNode table =
        AttemptTable.json(
            Placement.of(
                List.of(
                    ExampleRun.attempt(1, 300).path(path).verdict(),
                    ExampleRun.attempt(1, 400).path(path).verdict()),
                100),
            LogLines.NONE);
    assertThat(column(table, 1, "path_s").asText())
        .hasSizeLessThan(500)
        .endsWith("(10001 characters)");
    assertThat(table.path("strings")).doesNotHaveDuplicates();
  }
}
