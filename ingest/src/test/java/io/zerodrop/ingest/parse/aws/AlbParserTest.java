package io.zerodrop.ingest.parse.aws;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.parse.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlbParserTest {

  private static final String LINE = line("10.244.1.9:8080", "0.001 0.048 0.000", "200 200");

  private static String line(String target, String seconds, String statuses) {
    return "https 2026-11-22T11:15:53.098112Z app/shop/50dc6c495c0c9188 192.0.2.7:41542 "
        + target
        + ' '
        + seconds
        + ' '
        + statuses
        + " 34 366 \"GET https://shop.example:443/cart?item=7 HTTP/2.0\" \"probe/2\""
        + " TLS_AES_128_GCM_SHA256 TLSv1.3 arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/"
        + "k8s-shop-web-0a1b2c3d4e/73e2d6bc \"Root=1-5833-36d2\" \"shop.example\" \"-\" 1"
        + " 2026-11-22T11:15:53.048000Z \"forward\" \"-\" \"-\" \"10.244.1.9:8080\" \"200\" \"-\""
        + " \"-\" TID_7";
  }

  @Test
  void readsARequest() {
    RequestLogged request = only(LINE);

    assertThat(request.end().earliest()).isEqualTo(micros("2026-11-22T11:15:53.098112Z"));
    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:15:53.048Z"));
    assertThat(request.start().width()).isLessThanOrEqualTo(1_000);
    assertThat(request.router()).isEqualTo("app/shop/50dc6c495c0c9188");
    assertThat(request.requestId()).isEqualTo("1-5833-36d2");
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.host()).isEqualTo("shop.example");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.upstreamName()).isEqualTo("k8s-shop-web-0a1b2c3d4e");
    Attempt attempt = onlyAttempt(request);
    assertThat(attempt.address()).isEqualTo("10.244.1.9");
    assertThat(attempt.port()).isEqualTo(8080);
    assertThat(attempt.answered()).isTrue();
    assertThat(attempt.responseMicros()).isEqualTo(48_000);
  }

  @ParameterizedTest(name = "{1} from {0} is {2}")
  @CsvSource({
    "10.244.1.9:8080, 502 -, UNSPECIFIED",
    "10.244.1.9:8080, 504 -, RESPONSE_TIMEOUT",
    "10.244.1.9:8080, 460 -, CLIENT_ABORT",
    "10.244.1.9:8080, 502 502, NONE",
    "10.244.1.9:8080, 503 503, NONE",
    "-, 503 -, NO_PEER",
    "-, 500 -, REJECTED",
  })
  void tellsHowTheAttemptFailed(String target, String statuses, Failure failure) {
    Attempt attempt = onlyAttempt(only(line(target, "0.001 -1 -1", statuses)));

    assertThat(attempt.failure()).isEqualTo(failure);
    assertThat(attempt.answered()).isEqualTo(failure == Failure.NONE);
  }

  @Test
  void givesUpConnectingAfterTenSeconds() {
    String slow = line("10.244.1.9:8080", "-1 -1 -1", "504 -").replace("15:53.098", "16:03.058");

    assertThat(onlyAttempt(only(slow)).failure()).isEqualTo(Failure.CONNECT_TIMEOUT);
  }

  @Test
  void hasNoAttemptWhereItAnsweredByItself() {
    assertThat(only(line("-", "-1 -1 -1", "301 -")).attempts()).isEmpty();
  }

  @Test
  void doesNotBelieveACreationTimeOfAnotherYear() {
    RequestLogged request =
        only(LINE.replace("2026-11-22T11:15:53.048000Z", "2018-07-02T22:22:48Z"));

    assertThat(request.start().earliest()).isGreaterThan(micros("2026-11-22T11:15:53.040Z"));
  }

  @Test
  void readsOddRequests() {
    RequestLogged broken =
        only(
            LINE.replace(
                "GET https://shop.example:443/cart?item=7 HTTP/2.0", "- http://shop.example:80- "));
    RequestLogged spaces = only(LINE.replace("/cart?item=7", "/a b\\x22c"));

    assertThat(broken.method()).isEqualTo("-");
    assertThat(spaces.path()).isEqualTo("/a b\\x22c");
    assertThat(onlyAttempt(only(LINE.substring(0, LINE.indexOf(" TLS_AES")))).port())
        .isEqualTo(8080);
  }

  @Test
  void passesOverWhatSharesItsBuckets() {
    Collected collected =
        Collected.by(
            new AlbParser(Collected.context()),
            "tls 2.0 2026-11-22T11:15:53 net/shop/c6e7 g3d4 192.0.2.7:2817 10.244.1.9:80 5 2 98 246",
            "2026-11-22T11:15:53.098112Z 192.0.2.7 36280 443 TLSv1.3 TLS_AES_128_GCM_SHA256 4.0",
            "");

    assertThat(collected.irrelevant).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https soon app/shop/50dc", "something else", "https"})
  void rejectsWhatItCannotRead(String line) {
    assertThat(Collected.by(new AlbParser(Collected.context()), line).onlyRejection().reason())
        .contains("expected")
        .contains("Load Balancer");
  }

  private static RequestLogged only(String line) {
    Collected collected = Collected.by(new AlbParser(Collected.context()), line);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  private static Attempt onlyAttempt(RequestLogged request) {
    assertThat(request.attempts()).hasSize(1);
    return request.attempts().get(0);
  }
}
