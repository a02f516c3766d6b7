package io.zerodrop.ingest.parse.nginx;

import static io.zerodrop.ingest.parse.Collected.micros;
import static io.zerodrop.ingest.parse.Collected.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.UpstreamError;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.FileContext;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxErrorParserTest {

  private static final String HEAD = "2026/11/22 11:09:15 [error] 30#31: *94 ";
  private static final String TAIL =
      ", client: 192.0.2.7, server: shop.example, request: \"GET /cart?item=7 HTTP/1.1\", upstream:"
          + " \"http://10.244.1.9:8080/cart?item=7\", host: \"shop.example\", referrer:"
          + " \"https://shop.example/\"";

  @Test
  void readsAnErrorOfAnAttempt() {
    UpstreamError error =
        only(
            HEAD
                + "connect() failed (111: Connection refused) while connecting to upstream"
                + TAIL);

    assertThat(error.time()).isEqualTo(second("2026-11-22T11:09:15Z"));
    assertThat(error.level()).isEqualTo("error");
    assertThat(error.process()).isEqualTo(30);
    assertThat(error.connection()).isEqualTo(94);
    assertThat(error.failure()).isEqualTo(Failure.REFUSED);
    assertThat(error.errno()).isEqualTo(111);
    assertThat(error.action()).isEqualTo("connecting to upstream");
    assertThat(error.client()).isEqualTo("192.0.2.7");
    assertThat(error.request()).isEqualTo("GET /cart?item=7 HTTP/1.1");
    assertThat(error.upstream()).isEqualTo("10.244.1.9:8080");
    assertThat(error.host()).isEqualTo("shop.example");
  }

  @ParameterizedTest
  @CsvSource({
    "connect() failed (113: Host is unreachable) while connecting to upstream, UNREACHABLE",
    "connect() to 10.244.1.9:8080 failed (113: x) while connecting to upstream, UNREACHABLE",
    "upstream timed out (110: Operation timed out) while connecting to upstream, CONNECT_TIMEOUT",
    "upstream timed out (110: x) while reading response header from upstream, RESPONSE_TIMEOUT",
    "recv() failed (104: x) while reading response header from upstream, RESET",
    "recv() failed (104: x) while reading upstream, RESET",
    "writev() failed (32: Broken pipe) while sending request to upstream, RESET",
    "upstream prematurely closed connection while reading response header from upstream, CLOSED",
    "upstream prematurely closed connection while reading upstream, CLOSED",
    "no live upstreams while connecting to upstream, NO_PEER",
    "upstream sent too big header while reading response header from upstream, NONE",
    "peer closed connection in SSL handshake while SSL handshaking to upstream, CLOSED",
    "SSL_do_handshake() failed (SSL: error:0A000086) while SSL handshaking to upstream, UNSPECIFIED",
    "recv() failed (104: x) while proxying upgraded connection, UNSPECIFIED",
  })
  void tellsHowAnAttemptFailed(String message, Failure failure) {
    assertThat(only(HEAD + message + TAIL).failure()).isEqualTo(failure);
  }

  @Test
  void readsTheClientsAbortWhichNginxCallsInformation() {
    UpstreamError error =
        only(
            "2026/11/22 11:09:15 [info] 30#30: *94 epoll_wait() reported that client prematurely"
                + " closed connection, so upstream connection is closed too while sending request"
                + " to upstream"
                + TAIL);

    assertThat(error.failure()).isEqualTo(Failure.CLIENT_ABORT);
  }

  @Test
  void readsALimitAsTheProxysOwnRefusal() {
    UpstreamError error =
        only(
            HEAD
                + "limiting requests, excess: 5.428 by zone \"shop\", client: ::1, server: ,"
                + " request: \"GET / HTTP/1.1\", host: \"shop.example\"");

    assertThat(error.failure()).isEqualTo(Failure.REJECTED);
    assertThat(error.client()).isEqualTo("::1");
    assertThat(error.upstream()).isNull();
    assertThat(error.host()).isEqualTo("shop.example");
  }

  @Test
  void isNotMisledByARequestThatQuotesTheLog() {
    UpstreamError error =
        only(
            HEAD
                + "connect() failed (111: x) while connecting to upstream, client: 192.0.2.7,"
                + " server: shop.example, request: \"GET /?a=\",upstream:\"http://192.0.2.99/"
                + " HTTP/1.1\", upstream: \"http://10.244.1.9:8080/?a=\", host: \"shop.example\","
                + " referrer: \"x\", host: \"evil.example\"");

    assertThat(error.upstream()).isEqualTo("10.244.1.9:8080");
    assertThat(error.host()).isEqualTo("shop.example");
    assertThat(error.request())
        .isEqualTo("GET /?a=\\x22,upstream:\\x22http://192.0.2.99/ HTTP/1.1");
  }

  @Test
  void escapesTheRequestLineAsAnAccessLogDoes() {
    UpstreamError error =
        only(
            HEAD
                + "connect() failed (111: x) while connecting to upstream, client: 192.0.2.7,"
                + " request: \"GET /caf\u00e9 HTTP/1.1\", upstream: \"http://10.244.1.9:8080/\"");

    assertThat(error.request()).isEqualTo("GET /caf\\xC3\\xA9 HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://[fd00::9]:8080/cart, [fd00::9]:8080",
    "grpc://10.244.1.9:9000, 10.244.1.9:9000",
    "http://unix:/run/app.sock:/cart, unix:/run/app.sock",
    "http://shop-web-80/cart, shop-web-80",
  })
  void readsEveryKindOfUpstream(String url, String upstream) {
    UpstreamError error =
        only(
            HEAD
                + "upstream prematurely closed connection while reading upstream, client: 192.0.2.7,"
                + " request: \"GET / HTTP/1.1\", upstream: \""
                + url
                + "\", host: \"x\"");

    assertThat(error.upstream()).isEqualTo(upstream);
  }

  @Test
  void readsALineThatNginxCutAt2048Bytes() {
    UpstreamError error =
        only(
            HEAD
                + "connect() failed (111: x) while connecting to upstream, client: 192.0.2.7,"
                + " server: x, request: \"GET /aaaaaa");

    assertThat(error.request()).isEqualTo("GET /aaaaaa");
    assertThat(error.upstream()).isNull();
  }

  @Test
  void readsReloads() {
    Collected collected =
        parse(
            "2026/11/22 11:09:15 [notice] 7#7: signal 1 (SIGHUP) received from 9, reconfiguring",
            "2026/11/22 11:09:15 [notice] 7#7: reconfiguring",
            "2026/11/22 11:09:15 [notice] 7#7: start worker processes",
            "2026/11/22 11:09:15 [notice] 7#7: start worker process 31",
            "2026/11/22 11:09:15 [notice] 30#30: gracefully shutting down");

    assertThat(collected.events(RouterLine.class))
        .extracting(RouterLine::kind)
        .containsExactly(RouterLine.Kind.RELOAD_STARTED, RouterLine.Kind.RELOADED);
    assertThat(collected.irrelevant).isEqualTo(3);
  }

  @Test
  void readsAPeerTakenOutOfUse() {
    Collected collected =
        parse(
            "2026/11/22 11:09:15 [warn] 30#30: *94 upstream server temporarily disabled while"
                + " connecting to upstream"
                + TAIL);

    RouterLine line = collected.events(RouterLine.class).get(0);
    assertThat(line.kind()).isEqualTo(RouterLine.Kind.SERVER_DOWN);
    assertThat(line.server()).isEqualTo("10.244.1.9:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026/11/22 11:09:15 [warn] 30#30: *94 an upstream response is buffered to a temporary file"
            + " /tmp/1 while reading upstream, client: 192.0.2.7, request: \"GET / HTTP/1.1\","
            + " upstream: \"http://10.244.1.9:8080/\"",
        "2026/11/22 11:09:15 [error] 30#30: *94 open() \"/x\" failed (2: No such file or directory),"
            + " client: 192.0.2.7, request: \"GET /x HTTP/1.1\", host: \"x\"",
        "2026/11/22 11:09:15 [info] 30#30: *94 client 192.0.2.7 closed keepalive connection",
        "2026/11/22 11:09:15 [debug] 30#30: *94 recv: fd:46 0 of 1048576",
        "2026/11/22 11:09:15 [warn] 30#30: *94 delaying request, excess: 0.1, by zone \"x\", client:"
            + " 192.0.2.7",
      })
  void passesOverWhatDoesNotConcernAnAttempt(String line) {
    assertThat(parse(line).irrelevant).isEqualTo(1);
  }

  @Test
  void usesTheZoneOfTheFile() {
    FileContext context =
        new FileContext("a.log", null, "r", Collected.REFERENCE, ZoneOffset.ofHours(-5));

    Collected collected =
        Collected.by(
            new NginxErrorParser(context),
            HEAD + "connect() failed (111: x) while connecting to upstream" + TAIL);

    assertThat(collected.events.get(0).time().earliest()).isEqualTo(micros("2026-11-22T16:09:15Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panic: x",
        "2026/11/22 11:09:15",
        "2026/13/22 11:09:15 [error] 1#1: x",
        "2026/11/22 11:09:15 error"
      })
  void quarantinesWhatIsNoErrorLine(String line) {
    assertThat(parse(line).rejections)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains("nginx's error log"));
  }

  private static UpstreamError only(String line) {
    Collected collected = parse(line);
    assertThat(collected.events).as(line).hasSize(1);
    return collected.events(UpstreamError.class).get(0);
  }

  private static Collected parse(String... lines) {
    return Collected.by(new NginxErrorParser(Collected.context()), lines);
  }
}
