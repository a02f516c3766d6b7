package io.zerodrop.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {

  private static final String LINE =
      "203.0.113.%d - - [01/May/2026:10:00:0%d +0000] \"GET /cart?card=4111 HTTP/1.1\" 502 1 \"-\" \"x\""
          + " 9 0.001 [shop-web-80] [] 10.1.1.7:8080 0 0.001 502 id-%d\n";

  @TempDir Path directory;

  @Test
  void noOutputNamesAClient() throws Exception {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      log.append(LINE.formatted(7 + i % 3, i, i));
    }
    log.append("2001:db8::7 203.0.113.99 what is this?card=4111\n");
    Path access = Files.writeString(directory.resolve("access.log"), log);

    replay(access, "plain", false);
    replay(access, "redacted", true);

    assertThat(all("plain")).contains("203.0.113.7", "203.0.113.99");
    assertThat(all("redacted"))
        .doesNotContain("203.0.113")
        .doesNotContain("2001:db8")
        .doesNotContain("4111")
        .contains("client-1", "client-2", "client-3");
  }

  @Test
  void hidesAddressesOfEitherFamilyAndNothingElse() {
    Rejected rejected =
        new Rejected(
            new Position("a.log", 1, 0),
            "column 7: expected a time such as 11:09:16, found '::ffff:192.0.2.7 x'",
            "[2001:db8::1]:443 192.0.2.7 GET /a?b=c 1.2.3");

    assertThat(Redaction.of(rejected).reason())
        .contains("a time such as 11:09:16")
        .doesNotContain("192.0.2.7");
    assertThat(Redaction.of(rejected).excerpt()).isEqualTo("[***]:443 *** GET /a?*** 1.2.3");
  }

  private void replay(Path access, String out, boolean redact) throws Exception {
    ReplayRequest plain = ReplayRequest.of(List.of(access.toString()), directory.resolve(out), 1);
    new FlinkReplay("test")
        .replay(
            new ReplayRequest(
                plain.inputs(),
                plain.out(),
                plain.forced(),
                null,
                null,
                false,
                redact,
                1,
                plain.normalPropagation()),
            (step, done, total) -> {});
  }

  private String all(String out) throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(directory.resolve(out))) {
      for (Path file : files.sorted().toList()) {
        text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
