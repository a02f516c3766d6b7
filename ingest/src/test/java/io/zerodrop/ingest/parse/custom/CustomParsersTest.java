package io.zerodrop.ingest.parse.custom;

import static io.zerodrop.ingest.parse.Collected.micros;
import static io.zerodrop.ingest.parse.Collected.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.RecordParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomParsersTest {

  private static final String NGINX =
      "$remote_addr [$time_local] \"$request\" $status $request_time $upstream_addr $upstream_status"
          + " $upstream_response_time \"$http_user_agent\" ${request_id}";
  private static final String NGINX_LINE =
      "192.0.2.7 [22/Nov/2026:11:15:53 +0000] \"GET /cart?item=7 HTTP/1.1\" 200 0.012"
          + " 10.244.1.9:8080, 10.244.2.8:8080 502, 200 0.001, 0.010 \"pro be\" 4f2a";

  private static RecordParser parser(String layout) {
    FileContext context = Collected.context().laidOut(layout);
    return LogFormat.of(Layout.formatOf(layout)).orElseThrow().newParser(context);
  }

  private static RequestLogged only(String layout, String line) {
    Collected collected = Collected.by(parser(layout), line);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  @Test
  void readsLinesOfAnNginxFormat() {
    RequestLogged request = only(NGINX, NGINX_LINE);

    assertThat(request.format()).isEqualTo("nginx-format");
    assertThat(request.end()).isEqualTo(second("2026-11-22T11:15:53Z"));
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.requestId()).isEqualTo("4f2a");
    assertThat(request.attempts())
        .extracting(attempt -> attempt.address() + " " + attempt.status() + " " + attempt.failure())
        .containsExactly("10.244.1.9 502 UNSPECIFIED", "10.244.2.8 200 NONE");
  }

  @Test
  void theOnlyAttemptTookTheRequestsTimeWhereItsOwnIsNotLogged() {
    String layout = "time=at,status=code,request_time_ms=took,upstream_addr=peer";
    String line = "{\"at\":\"2026-11-22T11:15:53Z\",\"code\":502,\"took\":3,\"peer\":\"%s\"}";

    assertThat(only(layout, line.formatted("10.244.1.9:80")).attempts())
        .extracting(Attempt::responseMicros)
        .containsExactly(3_000L);
    assertThat(only(layout, line.formatted("10.244.1.9:80, 10.244.2.8:80")).attempts())
        .extracting(Attempt::responseMicros)
        .containsExactly(-1L, -1L);
  }

  @Test
  void readsRedirectsInsideOfLists() {
    String line =
        NGINX_LINE
            .replace("10.244.1.9:8080, 10.244.2.8:8080", "10.244.1.9:8080 : 10.244.2.8:8080")
            .replace("502, 200", "404 : 200")
            .replace("0.001, 0.010", "0.001 : 0.010");

    assertThat(only(NGINX, line).attempts()).extracting(Attempt::status).containsExactly(404, 200);
  }

  @Test
  void readsTheWholeDirective() {
    String directive =
        "log_format  main escape=default '$remote_addr [$time_local] \"$request\" '\n"
            + "    '$status it\\'s $request_time ';\n";

    assertThat(
            only(
                    directive,
                    "192.0.2.7 [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 502 it's 0.003")
                .status())
        .isEqualTo(502);
  }

  @Test
  void readsAFormatThatIsJson() {
    String format =
        "{\"at\": \"$time_iso8601\", \"code\": $status, \"took\": $request_time,"
            + " \"peer\": \"$upstream_addr\", \"said\": \"$upstream_status\","
            + " \"url\": \"$scheme://$host$uri\"}";
    RequestLogged request =
        only(
            format,
            "{\"at\": \"2026-11-22T11:15:53+00:00\", \"code\": 502, \"took\": 0.003,"
                + " \"peer\": \"10.244.1.9:8080\", \"said\": \"502\", \"url\": \"x\"}");

    assertThat(request.status()).isEqualTo(502);
    assertThat(request.attempts().get(0).address()).isEqualTo("10.244.1.9");
    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.UNSPECIFIED);
  }

  @Test
  void readsTheErrorLogInTheSameStream() {
    Collected.by(
            parser(NGINX),
            "2026/11/22 11:15:53 [error] 30#30: *94 connect() failed (111: x) while connecting to"
                + " upstream, client: 192.0.2.7, server: _, request: \"GET / HTTP/1.1\", upstream:"
                + " \"http://10.244.1.9:8080/\"")
        .only(UpstreamError.class);
  }

  @Test
  void readsJsonByTheNamesOfItsFields() {
    RequestLogged request =
        only(
            "start_time=ts, status=http.code, request_time_ms=took, upstream_addr=peer,"
                + " remote_addr=:client",
            "{\"ts\":\"2026-11-22T11:15:53.048Z\",\"http\":{\"code\":504},\"took\":1500,"
                + "\"peer\":\"10.244.1.9:8080\",\":client\":\"192.0.2.7\",\"status\":200}");

    assertThat(request.format()).isEqualTo("json-fields");
    assertThat(request.start()).isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T11:15:53.048Z")));
    assertThat(request.end().middle())
        .isBetween(micros("2026-11-22T11:15:54.547Z"), micros("2026-11-22T11:15:54.550Z"));
    assertThat(request.status()).isEqualTo(504);
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.UNSPECIFIED);
  }

  @Test
  void readsTextByNamedGroups() {
    RequestLogged request =
        only(
            "(?<time>\\S+) (?<status>\\d+) (?P<request_time_us>\\d+) (?<upstream_addr>\\S+) (?<path>.*)",
            "1795346153.048 200 12000 10.244.1.9:8080 /cart?item=7");

    assertThat(request.format()).isEqualTo("pattern");
    assertThat(request.end()).isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T11:15:53.048Z")));
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.end().middle() - request.start().middle()).isBetween(11_000L, 13_000L);
    assertThat(request.attempts().get(0).status()).isEqualTo(200);
    assertThat(request.attempts().get(0).answered()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status=code | a time",
        "time=ts | the status",
        "$time_local $request | the status",
        "(?<time>x) | the status",
        "time=ts, code=status | 'code' means nothing here; known names are start_time",
        "(?<time>x)(?<other>y) | 'other' means nothing here",
        "(?<time>x | no pattern of RE2",
        "time_ms=ts,status=code | 'time_ms' means nothing here",
        "hello | no pair such as",
        "$status$time_local | a time",
      })
  void saysWhatIsWrongWithALayout(String layout, String why) {
    assertThatThrownBy(() -> Layout.formatOf(layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7 [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 200",
        "192.0.2.7 [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 200 0.012 - - - \"x\" 4f2a more",
        "something else"
      })
  void rejectsLinesInAnotherFormat(String line) {
    Collected collected = Collected.by(parser(NGINX), line);

    if (line.endsWith("more")) {
      assertThat(collected.requests.get(0).requestId()).isEqualTo("4f2a more");
    } else {
      assertThat(collected.onlyRejection().reason())
          .contains("given format")
          .contains("format string");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-502", "5020", "ok", "0x1"})
  void rejectsAStatusThatIsNone(String status) {
    assertThat(
            Collected.by(parser("(?<time>\\S+) (?<status>\\S+)"), "1795346153.048 " + status)
                .onlyRejection()
                .reason())
        .contains("an HTTP status");
  }

  @Test
  void rejectsLinesThatDoNotFitThePatternOrTheMapping() {
    assertThat(
            Collected.by(parser("(?<time>\\d+) (?<status>\\d+)"), "a b").onlyRejection().reason())
        .contains("fits the given pattern");
    assertThat(Collected.by(parser("time=ts,status=code"), "{\"ts\":1}").onlyRejection().reason())
        .contains("status")
        .contains("mapping");
  }
}
