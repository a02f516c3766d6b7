package io.zerodrop.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zerodrop.ingest.read.InputOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

  private static final String ENVOY =
      "[2026-11-22T11:15:5%d.048Z] \"GET /cart HTTP/1.1\" 503 UF 0 80 3 - \"192.0.2.7\" \"probe\""
          + " \"4f2a\" \"shop.example\" \"10.244.1.9:8080\"\n";
  private static final String MAIN =
      "192.0.2.7 - - [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 200 80 \"-\" \"x\" \"-\"\n";

  @TempDir Path directory;

  @Test
  void tellsWhatAFileIsAndHowItReads() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int second = 0; second < 8; second++) {
      log.append(ENVOY.formatted(second));
    }
    FileInspection file = only("edge.log", log + "garbage\n");

    assertThat(file.kind()).isEqualTo("access");
    assertThat(file.format()).isEqualTo("envoy");
    assertThat(file.confidence()).isBetween(0.8, 0.9);
    assertThat(file.counts()).isEqualTo(new FileInspection.Counts(9, 8, 0, 0, 1));
    assertThat(file.rate()).isBetween(1.0, 1.5);
    assertThat(file.complaint()).startsWith("line 9: column 1: expected");
    assertThat(file.sample())
        .containsEntry("path", "/cart")
        .containsEntry("upstream", "10.244.1.9:8080")
        .containsEntry("failure", "CONNECT_FAILED")
        .containsEntry("start", "2026-11-22T11:15:50.048000Z");
  }

  @Test
  void saysItInWords() throws IOException {
    Files.writeString(directory.resolve("edge.log"), ENVOY.formatted(1) + ENVOY.formatted(9));
    String text = InspectionText.of(inspect());

    assertThat(text)
        .startsWith(directory + "/edge.log\n  access (envoy), of envoy: 2 of the first 2 lines\n")
        .contains(
            "  2 records: 2 requests; 2026-11-22 11:15:51.051 to 11:15:59.052 UTC, 0.2 a second")
        .contains("\n  such as start=2026-11-22T11:15:51.048000Z ");
  }

  @Test
  void saysItForPrograms() throws IOException {
    Files.writeString(directory.resolve("edge.log"), ENVOY.formatted(1));
    Files.writeString(directory.resolve("strange.log"), "one\ntwo\n");
    String[] lines = InspectionJson.of(inspect()).split("\n");

    JsonNode edge = new ObjectMapper().readTree(lines[0]);
    assertThat(edge.path("path").asText()).isEqualTo(directory + "/edge.log");
    assertThat(edge.path("kind").asText()).isEqualTo("access");
    assertThat(edge.path("format").asText()).isEqualTo("envoy");
    assertThat(edge.path("confidence").asDouble()).isEqualTo(1);
    assertThat(edge.path("records").asInt()).isEqualTo(1);
    assertThat(edge.path("requests").asInt()).isEqualTo(1);
    assertThat(edge.path("quarantined").asInt()).isZero();
    assertThat(edge.path("sample").path("status").asText()).isEqualTo("503");
    JsonNode strange = new ObjectMapper().readTree(lines[1]);
    assertThat(strange.path("kind").asText()).isEqualTo("unknown");
    assertThat(strange.path("format").isNull()).isTrue();
    assertThat(strange.path("problem").asText()).contains("no known format");
    assertThat(strange.path("advice").path(0).asText()).contains("--as KIND='strange.log'");
    assertThat(strange.path("advice").path(1).asText()).contains("--access-format 'strange.log=");
  }

  @Test
  void saysWhatIsMissingInALogWithoutUpstreams() throws IOException {
    FileInspection file = only("main.log", MAIN);

    assertThat(file.format()).isEqualTo("nginx-combined");
    assertThat(Advice.of(file)).singleElement().asString().contains("$upstream_addr");
  }

  @Test
  void saysWhatToPassWhereMuchCannotBeRead() throws IOException {
    FileInspection file = only("main.log", MAIN.repeat(2) + "odd\n".repeat(3));

    assertThat(file.counts().unreadable()).isEqualTo(0.6);
    assertThat(Advice.of(file).get(0)).contains("--access-format 'main.log=LAYOUT'");
  }

  @Test
  void listsWhatIsNoLogWithoutAdvice() throws IOException {
    FileInspection file = only("version.json", "{\"serverVersion\":{\"major\":\"1\"}}\n");

    assertThat(file.read()).isFalse();
    assertThat(Advice.of(file)).isEmpty();
  }

  @Test
  void aDamagedFileIsNotTakenForAnotherKind() throws IOException {
    Files.write(directory.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

    assertThat(inspect().files())
        .singleElement()
        .satisfies(file -> assertThat(file.problem()).startsWith("cannot be read: "))
        .satisfies(file -> assertThat(Advice.of(file)).isEmpty());
  }

  @Test
  void nothingReadableIsToldApart() throws IOException {
    Files.writeString(directory.resolve("strange.log"), "one\ntwo\n");
    assertThat(inspect().anyRead()).isFalse();
    Files.writeString(directory.resolve("edge.log"), ENVOY.formatted(1));
    assertThat(inspect().anyRead()).isTrue();
  }

  private FileInspection only(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
    Inspection inspection = inspect();
    assertThat(inspection.files()).hasSize(1);
    return inspection.files().get(0);
  }

  private Inspection inspect() {
    return new Inspector(InputOptions.DEFAULT, (step, done, total) -> {})
        .inspect(List.of(directory.toString()));
  }
}
