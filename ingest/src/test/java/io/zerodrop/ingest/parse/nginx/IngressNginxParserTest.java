package io.zerodrop.ingest.parse.nginx;

import static io.zerodrop.ingest.parse.Collected.micros;
import static io.zerodrop.ingest.parse.Collected.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngressNginxParserTest {

  private static final String HEAD = "192.0.2.7 - - [22/Nov/2026:12:09:16 +0100] ";
  private static final String AGENT = " \"-\" \"probe/1 (x; y)\" ";

  @Test
  void readsARequest() {
    RequestLogged request =
        only(
            HEAD
                + "\"GET /cart?item=7 HTTP/1.1\" 200 59"
                + AGENT
                + "89 0.019 [shop-web-80] [] 10.244.1.9:8080 59 0.018 200 4f2a");

    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.requestId()).isEqualTo("4f2a");
    assertThat(request.upstreamName()).isEqualTo("shop-web-80");
    assertThat(request.namespace()).isEqualTo("shop");
    assertThat(request.service()).isEqualTo("web");
    assertThat(request.servicePort()).isEqualTo("80");
    assertThat(request.router()).isEqualTo("a.log");
    assertThat(request.end()).isEqualTo(second("2026-11-22T11:09:16Z"));
    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:09:15.980Z"));
    assertThat(request.hiddenAttempts()).isZero();
    Attempt attempt = request.attempts().get(0);
    assertThat(attempt.address()).isEqualTo("10.244.1.9");
    assertThat(attempt.port()).isEqualTo(8080);
    assertThat(attempt.responseMicros()).isEqualTo(18_000);
    assertThat(attempt.responseLength()).isEqualTo(59);
    assertThat(attempt.connectMicros()).isEqualTo(-1);
    assertThat(attempt.failure()).isEqualTo(Failure.NONE);
    assertThat(attempt.answered()).isTrue();
  }

  @Test
  void readsEveryAttemptInOrder() {
    RequestLogged request =
        only(
            line(
                200,
                "5.020",
                "10.244.1.9:8080, 10.244.2.8:8080, 10.244.2.8:8080 0, 0, 77 5.001, 0.000, 0.019"
                    + " 504, 502, 200 4f2a"));

    assertThat(request.attempts())
        .extracting(a -> a.number() + " " + a.address() + " " + a.status() + " " + a.failure())
        .containsExactly(
            "1 10.244.1.9 504 UNSPECIFIED",
            "2 10.244.2.8 502 UNSPECIFIED",
            "3 10.244.2.8 200 NONE");
    Stamp first = request.attempts().get(0).start();
    Stamp last = request.attempts().get(2).start();
    assertThat(last.middle() - first.middle()).isBetween(5_000_000L, 5_003_000L);
  }

  @Test
  void takesTheUpstreamsNameInTheListForNoLivePeer() {
    RequestLogged request =
        only(line(502, "0.001", "10.244.1.9:8080, shop-web-80 0, 0 0.001, 0.000 502, 502 4f2a"));

    assertThat(request.attempts())
        .extracting(Attempt::failure)
        .containsExactly(Failure.UNSPECIFIED, Failure.NO_PEER);
    assertThat(request.attempts().get(1).address()).isEqualTo("shop-web-80");
  }

  @Test
  void readsTheBalancersOwnAddressAsNoPeer() {
    RequestLogged request = only(line(502, "0.000", "0.0.0.1:80 0 0.000 502 4f2a"));

    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.NO_PEER);
  }

  @Test
  void hasNoAttemptWhereNoPeerWasChosen() {
    RequestLogged request = only(line(503, "0.000", "- - - - 4f2a"));

    assertThat(request.attempts()).isEmpty();
    assertThat(request.upstreamName()).isEqualTo("shop-web-80");
    assertThat(request.requestId()).isEqualTo("4f2a");
  }

  @Test
  void tellsThePodsOwnErrorsFromTheProxys() {
    assertThat(only(line(502, "0.004", "10.244.1.9:8080 31 0.004 502 4f2a")).attempts().get(0))
        .matches(Attempt::answered)
        .extracting(Attempt::failure)
        .isEqualTo(Failure.NONE);
    assertThat(only(line(502, "0.000", "10.244.1.9:8080 0 0.000 502 4f2a")).attempts().get(0))
        .matches(attempt -> !attempt.answered())
        .extracting(Attempt::failure)
        .isEqualTo(Failure.UNSPECIFIED);
    assertThat(only(line(503, "0.004", "10.244.1.9:8080 0 0.004 503 4f2a")).attempts().get(0))
        .matches(Attempt::answered);
  }

  @Test
  void readsAClientThatWentAway() {
    RequestLogged request = only(line(499, "0.150", "10.244.1.9:8080 0 0.150 - 4f2a"));

    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.CLIENT_ABORT);
    assertThat(request.attempts().get(0).answered()).isFalse();
    assertThat(request.attempts().get(0).status()).isZero();
  }

  @Test
  void passesOverTheEmptyStateOfAnInternalRedirect() {
    RequestLogged request =
        only(
            line(
                503,
                "0.030",
                "10.244.1.9:8080, 10.244.2.8:8080 : 10.244.3.7:8080 0, 0 : 19 0.010, 0.010 : 0.010"
                    + " 502, 502 : 503 4f2a"));

    assertThat(request.attempts())
        .extracting(Attempt::address)
        .containsExactly("10.244.1.9", "10.244.2.8", "10.244.3.7");
    assertThat(request.requestId()).isEqualTo("4f2a");

    assertThat(only(line(500, "0.010", "10.244.1.9:8080 :  0 :  0.010 :  500 :  4f2a")))
        .satisfies(trailing -> assertThat(trailing.attempts()).hasSize(1))
        .extracting(RequestLogged::requestId)
        .isEqualTo("4f2a");
  }

  @Test
  void readsIpv6Peers() {
    RequestLogged request =
        only(line(200, "0.010", "[fd00::9]:8080, [fd00::8]:8080 0, 5 0.001, 0.009 502, 200 4f2a"));

    assertThat(request.attempts())
        .extracting(Attempt::address)
        .containsExactly("fd00::9", "fd00::8");
    assertThat(request.attempts()).extracting(Attempt::port).containsExactly(8080, 8080);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "none",
      delimiter = ';',
      value = {
        "before 0.15; 192.0.2.7 - [192.0.2.7] - - ; [shop-web-80] 10.244.1.9:8080 5 0.010 200; none",
        "before 0.25; 192.0.2.7 - [192.0.2.7] - - ; [shop-web-80] 10.244.1.9:8080 5 0.010 200 4f2a;"
            + " 4f2a",
        "before 0.26; 192.0.2.7 - [192.0.2.7] - - ; [shop-web-80] [] 10.244.1.9:8080 5 0.010 200"
            + " 4f2a; 4f2a",
        "a user name with spaces; 192.0.2.7 - a [b] c ; [shop-web-80] [] 10.244.1.9:8080 5 0.010 200"
            + " 4f2a; 4f2a",
        "an IPv6 peer; 192.0.2.7 - - ; [shop-web-80] [fd00::9]:8080 5 0.010 200 4f2a; 4f2a",
      })
  void readsOlderGenerations(String generation, String head, String tail, String id) {
    RequestLogged request =
        only(
            head.strip()
                + " [22/Nov/2026:11:09:16 +0000] \"GET / HTTP/1.1\" 200 5"
                + AGENT
                + "89 0.011 "
                + tail.strip());

    assertThat(request.attempts()).hasSize(1);
    assertThat(request.requestId()).isEqualTo(id == null ? null : id.strip());
    assertThat(request.service()).isEqualTo("web");
  }

  @Test
  void prefersTheAlternativeUpstreamWhichTheCanaryTook() {
    RequestLogged request =
        only(
            HEAD
                + "\"GET / HTTP/1.1\" 200 5"
                + AGENT
                + "89 0.010 [shop-web-80] [shop-canary-80] 10.244.1.9:8080 5 0.010 200 4f2a");

    assertThat(request.upstreamName()).isEqualTo("shop-canary-80");
    assertThat(request.service()).isEqualTo("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop-my-web-80", "shop-web", "upstream-default-backend", "internal", "-"})
  void claimsNoServiceWhereTheUpstreamsNameIsAmbiguous(String name) {
    RequestLogged request =
        only(HEAD + "\"GET / HTTP/1.1\" 200 5" + AGENT + "89 0.010 [" + name + "] [] - - - - 4f2a");

    assertThat(request.namespace()).isNull();
    assertThat(request.service()).isNull();
    assertThat(request.upstreamName()).isEqualTo(name.equals("-") ? null : name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\x16\\x03\\x01\\x02\\x00", "PATCHp\\x22"})
  void keepsARequestWhoseLineIsNotReadable(String line) {
    RequestLogged request =
        only(HEAD + "\"" + line + "\" 400 163 \"-\" \"-\" 0 0.000 [] [] - - - - 4f2a");

    assertThat(request.status()).isEqualTo(400);
    assertThat(request.method()).isNull();
    assertThat(request.path()).isNull();
    assertThat(request.upstreamName()).isNull();
  }

  @Test
  void readsOneStreamOfAllThatTheContainerWrites() {
    Collected collected =
        parse(
            "-------------------------------------------------------------------------------",
            "NGINX Ingress controller",
            "  Release:       v1.15.1",
            "",
            "I1122 11:09:10.000001       7 controller.go:1] \"Configuration changes detected,"
                + " backend reload required\"",
            "I1122 11:09:11.000001       7 controller.go:1] \"Backend successfully reloaded\"",
            "W1122 11:09:12.000001       7 controller.go:1] Service \"shop/web\" does not have any"
                + " active Endpoint.",
            "I1122 11:09:13.000001       7 store.go:1] \"Found valid IngressClass\"",
            line(200, "0.010", "10.244.1.9:8080 5 0.010 200 4f2a"),
            "2026/11/22 11:09:16 [error] 30#30: *94 connect() failed (111: Connection refused) while"
                + " connecting to upstream, client: 192.0.2.7, server: shop.example, request:"
                + " \"GET / HTTP/1.1\", upstream: \"http://10.244.1.9:8080/\", host:"
                + " \"shop.example\"",
            "[192.0.2.7] [22/Nov/2026:11:09:16 +0000] TCP 200 5 7 0.001",
            "{\"time\":\"2026-11-22T11:09:16+00:00\",\"status\":\"200\",\"request_time\":\"0.010\","
                + "\"upstream_addr\":\"10.244.1.9:8080\"}");

    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests)
        .extracting(RequestLogged::format)
        .containsExactly("ingress-nginx", "nginx-json");
    assertThat(collected.events).filteredOn(UpstreamError.class::isInstance).hasSize(1);
    assertThat(collected.events)
        .filteredOn(RouterLine.class::isInstance)
        .extracting(event -> ((RouterLine) event).kind())
        .containsExactly(
            RouterLine.Kind.RELOAD_STARTED, RouterLine.Kind.RELOADED, RouterLine.Kind.NO_ENDPOINTS);
    assertThat(((RouterLine) collected.events.get(2)).backend()).isEqualTo("shop/web");
    assertThat(collected.irrelevant).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "192.0.2.7 - - no time; an access line with a time",
        "192.0.2.7 - - [22/Nov/2026:11:09:16 +0000] \"GET; closing quote",
        "192.0.2.7 - - [22/Xyz/2026:11:09:16 +0000] \"GET / HTTP/1.1\"; a month",
        "192.0.2.7 - - [22/Nov/2026:11:09:16 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"a\";"
            + " combined format",
        "192.0.2.7 - - [22/Nov/2026:11:09:16 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"a\" 1 0.1 [a]"
            + " [] 10.0.0.1:80, 10.0.0.2:80 0 0.1, 0.1 502, 200 4f2a; four upstream lists",
        "goroutine 1 [running]:; an access line with a time",
      })
  void saysWhyALineCannotBeRead(String line, String reason) {
    assertThat(parse(line.strip()).rejections)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains(reason.strip()));
  }

  private static String line(int status, String time, String lists) {
    return HEAD
        + "\"GET / HTTP/1.1\" "
        + status
        + " 5"
        + AGENT
        + "89 "
        + time
        + " [shop-web-80] [] "
        + lists;
  }

  private static RequestLogged only(String line) {
    Collected collected = parse(line);
    assertThat(collected.rejections).as(line).isEmpty();
    assertThat(collected.requests).as(line).hasSize(1);
    return collected.requests.get(0);
  }

  private static Collected parse(String... lines) {
    return Collected.by(new IngressNginxParser(Collected.context()), lines);
  }
}
