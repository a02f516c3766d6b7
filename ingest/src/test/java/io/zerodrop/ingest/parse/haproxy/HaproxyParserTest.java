package io.zerodrop.ingest.parse.haproxy;

import static io.zerodrop.ingest.parse.Collected.micros;
import static io.zerodrop.ingest.parse.Collected.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaproxyParserTest {

  private static final String SYSLOG = "Nov 22 11:21:14 lb-1 haproxy[7]: ";
  private static final String CLIENT = "192.0.2.7:53244 [22/Nov/2026:11:21:14.678] ";

  @Test
  void readsARequest() {
    RequestLogged request =
        only(
            SYSLOG
                + CLIENT
                + "fe_web~ be_web/node-1 10/5/2/30/60 200 180 - - ---- 2/2/1/0/0 0/0"
                + " \"GET /cart?item=7 HTTP/1.1\"");

    assertThat(request.start()).isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T11:21:14.678Z")));
    assertThat(request.end().middle())
        .isCloseTo(micros("2026-11-22T11:21:14.738Z"), offset(1_000L));
    assertThat(request.router()).isEqualTo("lb-1");
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.upstreamName()).isEqualTo("be_web");
    assertThat(request.requestId()).isNull();
    assertThat(request.hiddenAttempts()).isZero();
    Attempt attempt = request.attempts().get(0);
    assertThat(attempt.address()).isEqualTo("node-1");
    assertThat(attempt.number()).isEqualTo(1);
    assertThat(attempt.connectMicros()).isEqualTo(2_000);
    assertThat(attempt.responseMicros()).isEqualTo(45_000);
    assertThat(attempt.start().earliest()).isEqualTo(micros("2026-11-22T11:21:14.692Z"));
    assertThat(attempt.answered()).isTrue();
    assertThat(attempt.failure()).isEqualTo(Failure.NONE);
  }

  @ParameterizedTest(name = "{1} with {0}")
  @CsvSource({
    "0/0/-1/-1/2, SC--, 503, REFUSED",
    "0/0/-1/-1/3005, SC--, 503, CONNECT_FAILED",
    "0/0/-1/-1/4000, sC--, 503, CONNECT_TIMEOUT",
    "0/0/1/-1/20, SH--, 502, CLOSED",
    "0/0/1/-1/50000, sH--, 504, RESPONSE_TIMEOUT",
    "0/0/1/5/90, SD--, 200, CLOSED",
    "0/0/1/5/90, sD--, 200, RESPONSE_TIMEOUT",
    "0/0/1/-1/90, CH--, 499, CLIENT_ABORT",
    "0/0/1/-1/90, PH--, 502, REJECTED",
    "0/0/1/5/90, D---, 200, CLOSED",
    "0/0/1/5/90, ----, 503, NONE",
  })
  void tellsHowTheAttemptFailed(String timers, String state, int status, Failure failure) {
    RequestLogged request =
        only(
            CLIENT
                + "fe be/s1 "
                + timers
                + ' '
                + status
                + " 0 - - "
                + state
                + " 1/1/0/0/0 0/0 \"\"");

    assertThat(request.attempts()).extracting(Attempt::failure).containsExactly(failure);
    assertThat(request.status()).isEqualTo(status);
  }

  @Test
  void takesOnlyACompleteResponseForThePodsAnswer() {
    String line = CLIENT + "fe be/s1 0/0/1/5/90 200 9 - - %s 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"";

    assertThat(only(line.formatted("----")).attempts().get(0).answered()).isTrue();
    assertThat(only(line.formatted("SD--")).attempts().get(0).answered()).isFalse();
    assertThat(only(line.formatted("CD--")).attempts().get(0).answered()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "+2, 2"})
  void countsTheAttemptsThatItDoesNotDescribe(String retries, int hidden) {
    RequestLogged request =
        only(
            CLIENT
                + "fe be/s1 0/0/2003/5/2010 200 9 - - ---- 1/1/0/0/"
                + retries
                + " 0/0 \"GET / HTTP/1.1\"");

    assertThat(request.hiddenAttempts()).isEqualTo(hidden);
    Attempt last = request.attempts().get(0);
    assertThat(last.number()).isEqualTo(hidden + 1);
    assertThat(last.start().earliest()).isLessThanOrEqualTo(request.start().latest());
    assertThat(last.start().latest())
        .isGreaterThanOrEqualTo(micros("2026-11-22T11:21:16.681Z"))
        .isLessThan(request.end().latest());
    assertThat(last.connectMicros()).isEqualTo(-1);
    assertThat(last.responseMicros()).isEqualTo(-1);
  }

  @Test
  void saysThatNoServerWasUsable() {
    RequestLogged request =
        only(
            CLIENT
                + "fe be/<NOSRV> 0/-1/-1/-1/0 503 217 - - SC-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"");

    assertThat(request.attempts()).extracting(Attempt::failure).containsExactly(Failure.NO_PEER);
    assertThat(request.attempts().get(0).address()).isEqualTo("be");
  }

  @Test
  void hasNoAttemptWhereNoServerWasMeantToBeReached() {
    assertThat(
            only(CLIENT + "fe fe/<NOSRV> -1/-1/-1/-1/9 400 0 - - CR-- 1/1/0/0/0 0/0 \"<BADREQ>\""))
        .satisfies(request -> assertThat(request.attempts()).isEmpty())
        .satisfies(request -> assertThat(request.method()).isNull());
    assertThat(
            only(CLIENT
                    + "fe fe/<NOSRV> 0/-1/-1/-1/0 302 0 - - LR-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"")
                .attempts())
        .isEmpty();
    assertThat(
            only(CLIENT
                    + "fe fe/<NOSRV> 0/-1/-1/-1/0 403 0 - - PR-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"")
                .attempts())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<134>",
        "Nov  2 11:21:14 lb-1 haproxy[7]: ",
        "Nov 22 11:21:14 haproxy[7]: ",
        "<134>Nov 22 11:21:14 lb-1 haproxy[7]: ",
        "Nov 22 11:21:14 lb-1 ingress[28] ",
        "2026-11-22T11:21:14+00:00 lb-1 haproxy[7]: ",
        "<134>1 2026-11-22T11:21:14.700Z lb-1 haproxy 7 - - ",
        "<134>1 2026-11-22T11:21:14.700Z lb-1 haproxy 7 - [a@1 b=\"c\"] ",
      })
  void readsBehindEveryPrefix(String prefix) {
    RequestLogged request =
        only(
            prefix
                + CLIENT
                + "fe be/s1 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 {a b|} {} \"GET / HTTP/1.1\"");

    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:21:14.678Z"));
    assertThat(request.path()).isEqualTo("/");
    assertThat(request.router()).isEqualTo(prefix.contains("lb-1") ? "lb-1" : "a.log");
  }

  @Test
  void takesTheZoneFromTheFileOrFromAPrefixThatNamesOne() {
    FileContext east =
        new FileContext("a.log", null, "r", Collected.REFERENCE, ZoneOffset.ofHours(2));
    String rest = "fe be/s1 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"";

    assertThat(Collected.by(new HaproxyParser(east), CLIENT + rest).requests.get(0).start())
        .isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T09:21:14.678Z")));
    assertThat(only("2026-11-22T16:21:14+00:00 lb-1 haproxy[7]: " + CLIENT + rest).start())
        .isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T16:21:14.678Z")));
  }

  @Test
  void readsTheVariationsOfTheFormat() {
    RequestLogged extraField =
        only(
            "-:2222 [22/Nov/2026:11:21:14.678] fe~ be/s1 shop.example 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0"
                + " 0/0 \"GET / HTTP/1.1\"");
    RequestLogged https =
        only(
            CLIENT
                + "fe~ be/s1 0/0/0/5/6 200 9 - - --NI 1/1/0/0/0 0/0 \"GET / HTTP/1.1\" 0/0/0/0/0"
                + " shop.example/TLSv1.3/X");
    RequestLogged hostFirst =
        only(
            CLIENT
                + "fe be/s1 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 \"GET shop.example/a HTTP/2.0\"");
    RequestLogged cut =
        only(CLIENT + "fe be/s1 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 \"GET /aaaa");
    RequestLogged open =
        only(CLIENT + "fe be/s1 0/0/0/5/+6 200 +9 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"");

    assertThat(extraField.clientIp()).isNull();
    assertThat(https.path()).isEqualTo("/");
    assertThat(hostFirst.host()).isEqualTo("shop.example");
    assertThat(hostFirst.path()).isEqualTo("/a");
    assertThat(cut.path()).isEqualTo("/aaaa");
    assertThat(open.end().width()).isGreaterThan(60 * Stamp.SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "{4f2ac0ffee4f2ac0ffee4f2a}, 4f2ac0ffee4f2ac0ffee4f2a",
        "{shop.example|4f2ac0ffee4f2ac0ffee4f2a}, 4f2ac0ffee4f2ac0ffee4f2a",
        "{shop.example}, null",
        "{keep-alive-forever}, null",
        "{4f2ac0ffee4f2ac0|4f2ac0ffee4f2ac1}, null",
        "{} {}, null",
      })
  void takesACapturedHeaderForTheRequestIdOnlyWhereItCanBeNothingElse(String blocks, String id) {
    RequestLogged request =
        only(
            CLIENT
                + "fe be/s1 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 "
                + blocks
                + " \"GET / HTTP/1.1\"");

    assertThat(request.requestId()).isEqualTo(id);
    assertThat(request.path()).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "shop_svc_web_http/SRV_3, shop, web, http, SRV_3, 0",
        "shop_web_80/srv001, shop, web, 80, srv001, 0",
        "shop_web_80/10.244.1.9:8080, shop, web, 80, 10.244.1.9, 8080",
        "be_http:shop:web/pod:web-1:web:http:10.244.1.9:8080, shop, web, http, 10.244.1.9, 8080",
        "be_http:shop:web/pod:web-1:web:10.244.1.9:8080, shop, web, null, 10.244.1.9, 8080",
        "my_own_backend/node-1, null, null, null, node-1, 0",
        "shop-web-80/10.244.1.9:8080, null, null, null, 10.244.1.9, 8080",
      })
  void readsServiceAndAddressFromNamesThatTellThem(
      String names, String namespace, String service, String port, String address, int number) {
    RequestLogged request =
        only(CLIENT + "fe " + names + " 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"");

    assertThat(request.namespace()).isEqualTo(namespace);
    assertThat(request.service()).isEqualTo(service);
    assertThat(request.servicePort()).isEqualTo(port);
    assertThat(request.attempts().get(0).address()).isEqualTo(address);
    assertThat(request.attempts().get(0).port()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      delimiter = ';',
      value = {
        "Server be/s1 is DOWN, reason: Layer4 connection problem. 1 active server left.;"
            + " SERVER_DOWN; be; s1",
        "Server be/s1 is going DOWN for maintenance. 1 active server left.; SERVER_DOWN; be; s1",
        "Server be/s1 is UP, reason: Layer4 check passed.; SERVER_UP; be; s1",
        "Server be/s1 is UP/READY (leaving forced maintenance).; SERVER_UP; be; s1",
        "backend be has no server available!; NO_ENDPOINTS; be; null",
        "backend 'be' has no server available!; NO_ENDPOINTS; be; null",
        "be/s1: IP changed from '10.0.0.1' to '10.0.0.2' by dns; RECONFIGURED; be; s1",
        "Proxy be started.; RELOADED; be; null",
        "Stopping backend be in 0 ms.; RELOAD_STARTED; be; null",
      })
  void readsWhatChangesTheRoutersView(
      String text, RouterLine.Kind kind, String backend, String server) {
    RouterLine line = parse(SYSLOG + text.strip()).events(RouterLine.class).get(0);

    assertThat(line.kind()).isEqualTo(kind);
    assertThat(line.backend()).isEqualTo(backend);
    assertThat(line.server()).isEqualTo(server);
    assertThat(line.time()).isEqualTo(second("2026-11-22T11:21:14Z"));
    assertThat(line.router()).isEqualTo("lb-1");
  }

  @Test
  void readsLinesOfTheControllersAroundIt() {
    Collected collected =
        parse(
            "2026/11/22 11:22:44 INFO    controller.go:213 HAProxy reloaded",
            "I1122 11:22:45.000001       6 x.go:1] haproxy updated without needing to reload."
                + " Commands sent: 2",
            "I1122 11:22:45.000001       6 x.go:1] disabled endpoint '10.244.1.9:8080' weight '1' on"
                + " backend/server 'shop_web_80/srv001'",
            "[NOTICE]   (1) : Loading success.");

    assertThat(collected.events(RouterLine.class))
        .extracting(RouterLine::kind)
        .containsExactly(
            RouterLine.Kind.RELOADED,
            RouterLine.Kind.RECONFIGURED,
            RouterLine.Kind.SERVER_DOWN,
            RouterLine.Kind.RELOADED);
    assertThat(collected.events(RouterLine.class).get(2).server()).isEqualTo("10.244.1.9:8080");
    assertThat(collected.events(RouterLine.class).get(3).time()).isNull();
  }

  @Test
  void datesALineWithoutHeaderByItsEnvelope() {
    byte[] bytes = "[WARNING]  (8) : Server be/s1 is DOWN.".getBytes(StandardCharsets.UTF_8);
    LogRecord record = LogRecord.of("", "a.log", 1);
    record.unwrapped(bytes, 0, bytes.length, micros("2026-11-22T11:21:14.5Z"));
    Collected collected = new Collected();

    new HaproxyParser(Collected.context()).parse(record, collected);

    assertThat(collected.events.get(0).time())
        .isEqualTo(Stamp.at(micros("2026-11-22T11:21:14.5Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SYSLOG + "Connect from 192.0.2.7:40780 to 192.0.2.8:5000 (main/HTTP)",
        SYSLOG + CLIENT + "main app/<NOSRV> -1/-1/0 212 SC 1/1/0/0/0 0/0",
        CLIENT + "fe/bind: SSL handshake failure (error:0A0000C1)",
        SYSLOG + "Proxy be stopped (FE: 0 conns, BE: 0 conns).",
        "[NOTICE]   (1) : haproxy version is 3.0.1",
        "",
      })
  void passesOverWhatIsNoHttpRequest(String line) {
    assertThat(parse(line).irrelevant).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'192.0.2.7:1 [22/Nov/2026:11:21:14.678] fe be/s1 0/0', five timers",
    "'192.0.2.7:1 [22/Nov/2026:11:21:14.678] fe be/s1 a b c d e f', five timers",
    "'192.0.2.7:1 [22/Nov/2026:11:21:14.678] fe be 0/0/0/5/6 200 9 - - ---- 1/1/0/0/0 0/0 \"\"',"
        + " backend/server",
    "'192.0.2.7:1 [22/Nov/2026:11:21:14.678] fe be/s1 0/0/0/5/6 abc', an HTTP status",
    "'192.0.2.7:1 [22/Nov/2026:11:21:14] fe be/s1 0/0/0/5/6 200', milliseconds",
    "'something else altogether', an access line",
  })
  void saysWhyALineCannotBeRead(String line, String reason) {
    assertThat(parse(line).rejections)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains(reason));
  }

  private static RequestLogged only(String line) {
    Collected collected = parse(line);
    assertThat(collected.rejections).as(line).isEmpty();
    assertThat(collected.requests).as(line).hasSize(1);
    return collected.requests.get(0);
  }

  private static Collected parse(String... lines) {
    return Collected.by(new HaproxyParser(Collected.context()), lines);
  }
}
