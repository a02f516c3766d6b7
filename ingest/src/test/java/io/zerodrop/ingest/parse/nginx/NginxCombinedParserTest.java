package io.zerodrop.ingest.parse.nginx;

import static io.zerodrop.ingest.parse.Collected.micros;
import static io.zerodrop.ingest.parse.Collected.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxCombinedParserTest {

  private static final String TIME = " [22/Nov/2026:11:15:53 +0000] ";
  private static final String REQUEST = "\"GET /cart?item=7 HTTP/1.1\" ";
  private static final String MAIN =
      "192.0.2.7 - -" + TIME + REQUEST + "200 80 \"-\" \"probe/2\" \"-\"";
  private static final String FAILED = MAIN.replace("200 80", "502 157");

  private static String error(int connection, String second, String message, String upstream) {
    return "2026/11/22 11:15:%s [error] 30#30: *%d %s, client: 192.0.2.7, server: shop.example,"
            .formatted(second, connection, message)
        + " request: \"GET /cart?item=7 HTTP/1.1\", upstream: \""
        + upstream
        + "\", host: \"shop.example\"";
  }

  private static final String REFUSED =
      "connect() failed (111: Connection refused) while connecting to upstream";

  @Test
  void readsTheMainFormat() {
    RequestLogged request = only(MAIN);

    assertThat(request.end()).isEqualTo(second("2026-11-22T11:15:53Z"));
    assertThat(request.start().earliest()).isLessThan(micros("2026-11-22T11:15:00Z"));
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(onlyAttempt(request).address()).isNull();
    assertThat(onlyAttempt(request).failure()).isEqualTo(Failure.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.1.2, 10.1.1.1, 127.0.0.1 - - | 10.1.1.2 |",
        "shop.example 192.0.2.7 - - | 192.0.2.7 | shop.example",
        "shop.example:80 192.0.2.7 - - | 192.0.2.7 | shop.example:80",
        "\"192.0.2.7, 10.1.1.1\" 10.2.2.2 - - | 192.0.2.7 |",
        "2001:db8::7, 10.2.2.2 10.2.2.3 - - | 2001:db8::7 |",
        "192.0.2.7 - anna lee | 192.0.2.7 |",
        "192.0.2.7 - | 192.0.2.7 |",
      })
  void findsTheClient(String before, String client, String host) {
    RequestLogged request = only(before.replace('\'', '"') + TIME + REQUEST + "200 80 \"-\" \"x\"");

    assertThat(request.clientIp()).isEqualTo(client);
    assertThat(request.host()).isEqualTo(host);
  }

  @Test
  void readsTheVariablesOfF5sController() {
    RequestLogged request = only(MAIN + " \"web-ingress\" \"ingress\" \"my-shop\" \"my-web\"");

    assertThat(request.namespace()).isEqualTo("my-shop");
    assertThat(request.service()).isEqualTo("my-web");
  }

  @Test
  void readsPairsBehindTheAgent() {
    RequestLogged request =
        only(
            FAILED
                + " rt=0.048 ua=\"10.244.1.9:8080, 10.244.2.8:8080\" us=\"502, 502\""
                + " ut=\"0.000, 0.047\" cs=-");

    assertThat(request.attempts())
        .extracting(attempt -> attempt.address() + " " + attempt.status())
        .containsExactly("10.244.1.9 502", "10.244.2.8 502");
    assertThat(request.start().width()).isLessThan(1_100_000);
  }

  @Test
  void takesFailedAttemptsFromTheErrorsInItsStream() {
    Collected collected =
        parse(error(94, "53", REFUSED, "http://10.244.1.9:8080/cart?item=7"), FAILED, FAILED);

    assertThat(collected.events(UpstreamError.class)).hasSize(1);
    Attempt told = onlyAttempt(collected.requests.get(0));
    assertThat(told.address()).isEqualTo("10.244.1.9");
    assertThat(told.port()).isEqualTo(8080);
    assertThat(told.failure()).isEqualTo(Failure.REFUSED);
    assertThat(told.end()).isEqualTo(second("2026-11-22T11:15:53Z"));
    assertThat(collected.requests.get(0).start().earliest())
        .isEqualTo(micros("2026-11-22T11:15:52Z"));
    Attempt untold = onlyAttempt(collected.requests.get(1));
    assertThat(untold.address()).isNull();
    assertThat(untold.failure()).isEqualTo(Failure.UNSPECIFIED);
  }

  @Test
  void keepsTheErrorsOfAConnectionTogether() {
    Collected collected =
        parse(
            error(94, "53", REFUSED, "http://10.244.1.9:8080/"),
            error(95, "53", REFUSED, "http://10.244.1.9:8080/"),
            error(94, "53", REFUSED, "http://10.244.2.8:8080/"),
            FAILED,
            FAILED);

    assertThat(collected.requests.get(0).attempts())
        .extracting(Attempt::address)
        .containsExactly("10.244.1.9", "10.244.2.8");
    assertThat(onlyAttempt(collected.requests.get(1)).address()).isEqualTo("10.244.1.9");
  }

  @Test
  void doesNotGiveErrorsOfOtherRequestsToOne() {
    for (String other :
        new String[] {
          FAILED.replace("192.0.2.7", "192.0.2.8"),
          FAILED.replace("item=7", "item=8"),
          FAILED.replace("11:15:53", "11:15:58"),
          FAILED.replace("502 157", "200 80")
        }) {
      Collected collected = parse(error(94, "53", REFUSED, "http://10.244.1.9:8080/"), other);

      assertThat(onlyAttempt(collected.requests.get(0)).address()).as(other).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8181/cart",
        "http://unix:/var/lib/nginx/nginx-502-server.sock:/cart"
      })
  void knowsTheAddressesThatStandForNoEndpoint(String upstream) {
    Collected collected = parse(error(94, "53", REFUSED, upstream), FAILED);

    assertThat(onlyAttempt(collected.requests.get(0)).failure()).isEqualTo(Failure.NO_PEER);
  }

  @Test
  void passesOverTheControllersOwnLines() {
    Collected collected =
        parse(
            "I1122 11:15:53.016232       1 main.go:7] Starting",
            "time=2026-11-22T11:15:53Z level=INFO msg=\"Starting\"",
            "");

    assertThat(collected.irrelevant).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7 - - [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1",
        "192.0.2.7 - - [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" ok",
        "192.0.2.7 - - [99/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 200 1",
        "something else"
      })
  void rejectsWhatItCannotRead(String line) {
    assertThat(parse(line).onlyRejection().reason()).contains("expected").contains("log_format");
  }

  private static Collected parse(String... lines) {
    return Collected.by(new NginxCombinedParser(Collected.context()), lines);
  }

  private static RequestLogged only(String line) {
    Collected collected = parse(line);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  private static Attempt onlyAttempt(RequestLogged request) {
    assertThat(request.attempts()).hasSize(1);
    return request.attempts().get(0);
  }
}
