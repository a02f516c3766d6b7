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

  /** One request that a client lost, as proxies of several kinds log it. */
  private static final List<String> REQUESTS =
      List.of(
          LINE.formatted(7, 1, 1),
          "2026/05/01 10:00:01 [error] 31#31: *9 connect() failed (111: Connection refused) while"
              + " connecting to upstream, client: 203.0.113.7, server: _, request: \"GET"
              + " /cart?card=4111 HTTP/1.1\", upstream: \"http://10.1.1.7:8080/cart?card=4111\", host:"
              + " \"shop\"\n"
              + LINE.formatted(7, 1, 1),
          "{\"time\":\"2026-05-01T10:00:01Z\",\"remote_addr\":\"203.0.113.7\",\"x_forwarded_for\":"
              + "\"203.0.113.9, 203.0.113.7\",\"path\":\"/cart\",\"args\":\"card=4111\",\"status\":502,"
              + "\"request_time\":0.001,\"upstream_addr\":\"10.1.1.7:8080\",\"upstream_status\":\"502\"}\n",
          "[2026-05-01T10:00:01.250Z] \"GET /cart?card=4111 HTTP/1.1\" 503 UF 0 80 1 -"
              + " \"203.0.113.9,203.0.113.7\" \"probe\" \"id-1\" \"shop\" \"10.1.1.7:8080\"\n",
          "203.0.113.7:40000 [01/May/2026:10:00:01.250] fe be/10.1.1.7:8080 0/0/-1/-1/1 503 9 - - SC--"
              + " 1/1/0/0/0 0/0 \"GET /cart?card=4111 HTTP/1.1\"\n",
          "{\"StartUTC\":\"2026-05-01T10:00:01.25Z\",\"Duration\":1000,\"ClientAddr\":"
              + "\"203.0.113.7:40000\",\"ClientHost\":\"203.0.113.7\",\"RequestPath\":\"/cart?card=4111\","
              + "\"DownstreamStatus\":502,\"OriginStatus\":502,\"ServiceAddr\":\"10.1.1.7:8080\"}\n",
          "https 2026-05-01T10:00:01.250000Z app/a/1 203.0.113.7:40000 10.1.1.7:8080 -1 -1 -1 502 - 34"
              + " 366 \"GET https://shop:443/cart?card=4111 HTTP/2.0\" \"probe\" - - arn:x:targetgroup/k8s-a/d"
              + " \"Root=1\" \"a\" \"-\" 1 2026-05-01T10:00:01.2Z \"forward\" \"-\"\n");

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
  void reportsAreMadeToBePassedOn() throws Exception {
    Path logs = Files.createDirectory(directory.resolve("logs"));
    int number = 0;
    for (String line : REQUESTS) {
      Files.writeString(logs.resolve("proxy-" + ++number + ".log"), line.repeat(3));
    }

    replay(logs, "out", false);

    for (String report : List.of("report.html", "report.md")) {
      assertThat(Files.readString(directory.resolve("out").resolve(report)))
          .doesNotContain("203.0.113")
          .doesNotContain("4111");
    }
    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("client-1", "10.1.1.7");
    String attempts = Files.readString(directory.resolve("out/attempts.ndjson"));
    assertThat(attempts).contains("\"ip\":\"203.0.113.").doesNotContain("4111");
    for (int i = 1; i <= REQUESTS.size(); i++) {
      assertThat(attempts).contains("proxy-" + i + ".log");
    }
  }

  @Test
  void hidesAddressesOfEitherFamilyAndNothingElse() {
    Rejected rejected =
        new Rejected(
            new Position("a.log", 1, 0),
            "column 7: expected 22/Nov/2026:11:09:16, found '::ffff:192.0.2.7 x'",
            "[2001:db8::1]:443 192.0.2.7 GET /a?b=c 1.2.3");

    assertThat(Redaction.of(rejected).reason())
        .contains("22/Nov/2026:11:09:16")
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
