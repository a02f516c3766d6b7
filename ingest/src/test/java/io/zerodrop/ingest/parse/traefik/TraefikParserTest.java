package io.zerodrop.ingest.parse.traefik;

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

class TraefikParserTest {

  private static final String CLF =
      "192.0.2.7 - - [22/Nov/2026:11:15:53 +0000] \"GET /cart?item=7 HTTP/1.1\" 200 80 \"-\""
          + " \"probe/2\" 41 \"shop-web@kubernetes\" \"http://10.244.1.9:8080\" 12ms";
  private static final String DIAL = "dial tcp 10.244.1.9:8080: connect: connection refused";

  /** The fields that every line has, and more. */
  private static String json(String more) {
    return ("{'StartUTC':'2026-11-22T11:15:53.048123456Z','Duration':12500000,'ClientHost':"
            + "'192.0.2.7, 10.9.0.1','ClientAddr':'10.9.0.1:4431','RequestMethod':'GET',"
            + "'RequestPath':'/cart?item=7','RequestHost':'shop.example',"
            + more
            + "}")
        .replace('\'', '"');
  }

  private static String served(String more) {
    return json(
        "'DownstreamStatus':200,'OriginStatus':200,'OriginDuration':11000000,"
            + "'ServiceAddr':'10.244.1.9:8080','ServiceName':'shop-web-80@kubernetes',"
            + "'RouterName':'web-shop-shop-example@kubernetes'"
            + more);
  }

  private static String failed(int status, String more) {
    return json(
        "'DownstreamStatus':%1$d,'OriginStatus':%1$d,'ServiceAddr':'10.244.1.9:8080'%2$s"
            .formatted(status, more));
  }

  @Test
  void readsJson() {
    RequestLogged request = only(served(",'RetryAttempts':0"));

    assertThat(request.start()).isEqualTo(Stamp.at(micros("2026-11-22T11:15:53.048123Z")));
    assertThat(request.end().earliest()).isEqualTo(micros("2026-11-22T11:15:53.060623Z"));
    assertThat(request.end().width()).isLessThanOrEqualTo(1);
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.host()).isEqualTo("shop.example");
    assertThat(request.namespace()).isEqualTo("shop");
    assertThat(request.service()).isEqualTo("web");
    assertThat(request.servicePort()).isEqualTo("80");
    Attempt attempt = onlyAttempt(request);
    assertThat(attempt.address()).isEqualTo("10.244.1.9");
    assertThat(attempt.port()).isEqualTo(8080);
    assertThat(attempt.status()).isEqualTo(200);
    assertThat(attempt.answered()).isTrue();
    assertThat(attempt.responseMicros()).isEqualTo(11_000);
    assertThat(attempt.start().earliest()).isEqualTo(request.start().earliest());
    assertThat(attempt.start().width()).isLessThanOrEqualTo(1_501);
  }

  @Test
  void prefersTheNamesOfKubernetesObjects() {
    RequestLogged request =
        only(
            served(
                ",'KubernetesIngressNamespace':'my-shop','KubernetesServiceName':'my-web',"
                    + "'KubernetesServicePort':'http'"));

    assertThat(request.namespace()).isEqualTo("my-shop");
    assertThat(request.service()).isEqualTo("my-web");
    assertThat(request.servicePort()).isEqualTo("http");
  }

  @Test
  void doesNotGuessWhereANameCouldBeSplitInSeveralWays() {
    RequestLogged request =
        only(served("").replace("shop-web-80@kubernetes", "my-shop-web-80@kubernetescrd"));

    assertThat(request.service()).isNull();
    assertThat(request.upstreamName()).isEqualTo("my-shop-web-80@kubernetescrd");
  }

  @Test
  void takesWhatItMadeItselfForAFailureOfAnUntoldKind() {
    assertThat(onlyAttempt(only(failed(502, ",'OriginContentSize':11"))))
        .satisfies(attempt -> assertThat(attempt.failure()).isEqualTo(Failure.UNSPECIFIED))
        .satisfies(attempt -> assertThat(attempt.answered()).isFalse());
    assertThat(onlyAttempt(only(failed(502, ""))).failure()).isEqualTo(Failure.UNSPECIFIED);
  }

  @Test
  void takesOtherBodiesAndHeadersForTheServersAnswer() {
    for (String more :
        new String[] {
          ",'OriginContentSize':512", ",'OriginContentSize':11,'origin_Content-Type':'text/html'"
        }) {
      Attempt attempt = onlyAttempt(only(failed(502, more)));

      assertThat(attempt.failure()).isEqualTo(Failure.NONE);
      assertThat(attempt.answered()).isTrue();
      assertThat(attempt.status()).isEqualTo(502);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "504, 30001000000, CONNECT_TIMEOUT",
    "504, 5000000000, UNSPECIFIED",
    "499, 700000000, CLIENT_ABORT",
    "500, 3000000, NONE",
  })
  void tellsByStatusAndDuration(int status, long nanos, Failure failure) {
    String line = failed(status, ",'OriginDuration':" + nanos).replace("12500000", nanos + "");

    assertThat(onlyAttempt(only(line)).failure()).isEqualTo(failure);
  }

  @Test
  void aBodyShorterThanAnnouncedWasBrokenOff() {
    String line =
        served(",'OriginContentSize':700,'origin_Content-Length':'9000','origin_Date':'x'");

    assertThat(onlyAttempt(only(line)).failure()).isEqualTo(Failure.UNSPECIFIED);
    assertThat(onlyAttempt(only(line.replace("'GET'", "'HEAD'").replace("GET", "HEAD"))).failure())
        .isEqualTo(Failure.NONE);
  }

  @Test
  void countsRetries() {
    RequestLogged request = only(served(",'RetryAttempts':2"));

    assertThat(request.hiddenAttempts()).isEqualTo(2);
    assertThat(onlyAttempt(request).number()).isEqualTo(3);
    assertThat(onlyAttempt(request).responseMicros()).isEqualTo(11_000);
    assertThat(onlyAttempt(request).start().latest()).isEqualTo(request.end().latest() - 11_000);
  }

  @Test
  void knowsWhereNoServerWasAvailable() {
    String none = "'DownstreamStatus':503,'RouterName':'web@kubernetes','DownstreamContentSize':";

    assertThat(onlyAttempt(only(json(none + 20))).failure()).isEqualTo(Failure.NO_PEER);
    assertThat(onlyAttempt(only(json(none + 19))).failure()).isEqualTo(Failure.REJECTED);
    assertThat(only(json("'DownstreamStatus':404")).attempts()).isEmpty();
    assertThat(onlyAttempt(only(json("'DownstreamStatus':500"))).failure())
        .isEqualTo(Failure.REJECTED);
  }

  @Test
  void readsEarlierVersions() {
    RequestLogged second =
        only(
            served("")
                .replace(
                    "\"ServiceAddr\":\"10.244.1.9:8080\"",
                    "\"ServiceURL\":{\"Scheme\":\"http\",\"Host\":\"10.244.1.9:8080\"}"));
    RequestLogged first =
        only(
            "{'BackendAddr':'10.244.1.9:8080','DownstreamStatus':502,'OriginStatus':502,"
                + "'BackendName':'shop.example/','StartLocal':'2026-11-22T12:15:53.048+01:00',"
                + "'RequestLine':'GET /cart HTTP/1.1'}");

    assertThat(onlyAttempt(second).address()).isEqualTo("10.244.1.9");
    assertThat(onlyAttempt(first).address()).isEqualTo("10.244.1.9");
    assertThat(first.start().earliest()).isEqualTo(micros("2026-11-22T11:15:53.048Z"));
    assertThat(first.path()).isEqualTo("/cart");
    assertThat(first.end().latest()).isGreaterThan(first.start().latest());
  }

  @Test
  void readsTheCommonLogFormat() {
    RequestLogged request = only(CLF);

    assertThat(request.start()).isEqualTo(second("2026-11-22T11:15:53Z"));
    assertThat(request.end().earliest()).isEqualTo(micros("2026-11-22T11:15:53.012Z"));
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.upstreamName()).isEqualTo("shop-web@kubernetes");
    assertThat(request.service()).isNull();
    assertThat(onlyAttempt(request).address()).isEqualTo("10.244.1.9");
    assertThat(onlyAttempt(request).answered()).isTrue();
    assertThat(onlyAttempt(request).responseMicros()).isEqualTo(12_000);
  }

  @Test
  void readsOddLinesOfTheCommonLogFormat() {
    assertThat(onlyAttempt(only(CLF.replace("200 80", "502 11"))).failure())
        .isEqualTo(Failure.UNSPECIFIED);
    assertThat(onlyAttempt(only(CLF.replace("\"-\" \"probe", "- \"probe"))).port()).isEqualTo(8080);
    assertThat(only(CLF.replace("/cart?item=7", "/a\"b c")).path()).isEqualTo("/a\"b c");
    assertThat(onlyAttempt(only(CLF.replace("probe/2", "say \\\" 500 1 \\\" x"))).answered())
        .isTrue();
    assertThat(only(CLF.replace("\"http://10.244.1.9:8080\"", "\"-\"")).attempts()).isEmpty();
    assertThat(only(CLF.substring(0, CLF.indexOf(" \"-\""))).attempts()).isEmpty();
    RequestLogged unfinished = only(CLF.replace("200 80", "- -"));
    assertThat(unfinished.status()).isZero();
    assertThat(onlyAttempt(unfinished).answered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time=\"2026-11-22T11:15:53Z\" level=debug msg=\"'502 Bad Gateway' caused by: dial tcp"
            + " 10.244.1.9:8080: connect: connection refused\"",
        "2026-11-22T11:15:53Z DBG github.com/traefik/traefik/v3/pkg/proxy.go:9 > 502 Bad Gateway"
            + " error=\"dial tcp 10.244.1.9:8080: connect: connection refused\"",
        "{\"level\":\"debug\",\"error\":\"dial tcp 10.244.1.9:8080: connect: connection refused\","
            + "\"time\":\"2026-11-22T11:15:53Z\",\"message\":\"502 Bad Gateway\"}",
      })
  void itsOwnLogTellsHowAnAttemptFailed(String line) {
    Collected alone = Collected.by(new TraefikParser(Collected.context()), line);
    UpstreamError error = alone.only(UpstreamError.class);
    assertThat(error.failure()).isEqualTo(Failure.REFUSED);
    assertThat(error.upstream()).isEqualTo("10.244.1.9:8080");
    assertThat(error.time()).isEqualTo(second("2026-11-22T11:15:53Z"));

    Collected both =
        Collected.by(
            new TraefikParser(Collected.context()), line, failed(502, ""), failed(502, ""));
    assertThat(both.requests)
        .extracting(request -> onlyAttempt(request).failure())
        .containsExactly(Failure.REFUSED, Failure.UNSPECIFIED);
  }

  @ParameterizedTest
  @CsvSource({
    "EOF, CLOSED",
    "'read tcp 10.244.7.2:41->10.244.1.9:8080: read: connection reset by peer', RESET",
    "'write tcp 10.244.7.2:41->10.244.1.9:8080: write: broken pipe', RESET",
    "'dial tcp 10.244.1.9:8080: i/o timeout', CONNECT_TIMEOUT",
    "'dial tcp 10.244.1.9:8080: connect: no route to host', UNREACHABLE",
    "'dial tcp 10.244.2.2:8080: connect: no route to host', UNSPECIFIED",
  })
  void readsTheErrorsOfGo(String error, Failure failure) {
    Collected collected =
        Collected.by(
            new TraefikParser(Collected.context()),
            "2026-11-22T11:15:53Z DBG proxy.go:9 > 502 Bad Gateway error=\"" + error + "\"",
            failed(502, ""));

    assertThat(onlyAttempt(collected.requests.get(0)).failure()).isEqualTo(failure);
  }

  @Test
  void doesNotChooseBetweenErrorsThatMayAllBeMeant() {
    String own = "2026-11-22T11:15:53Z DBG proxy.go:9 > 502 Bad Gateway error=\"%s\"";
    Collected collected =
        Collected.by(
            new TraefikParser(Collected.context()),
            own.formatted("EOF"),
            own.formatted("read tcp: connection reset by peer"),
            failed(502, ""));
    Collected told =
        Collected.by(
            new TraefikParser(Collected.context()),
            own.formatted("EOF"),
            own.formatted(DIAL),
            failed(502, ""));

    assertThat(onlyAttempt(collected.requests.get(0)).failure()).isEqualTo(Failure.UNSPECIFIED);
    assertThat(onlyAttempt(told.requests.get(0)).failure()).isEqualTo(Failure.REFUSED);
  }

  @Test
  void tellsWhenItsViewChanged() {
    Collected collected =
        Collected.by(
            new TraefikParser(Collected.context()),
            "time=\"2026-11-22T11:15:53Z\" level=debug msg=\"Configuration received: {}\""
                + " providerName=kubernetes",
            "{\"level\":\"error\",\"message\":\"Skipping service: no endpoints found\","
                + "\"namespace\":\"shop\",\"serviceName\":\"web\",\"time\":\"2026-11-22T11:15:54Z\"}",
            "time=\"2026-11-22T11:15:53Z\" level=info msg=\"Traefik version 2\"",
            "DEBUG: SomePlugin: 2026/11/22 11:15:53 updated",
            "");

    assertThat(collected.events(RouterLine.class))
        .extracting(line -> line.kind() + " " + line.backend())
        .containsExactly("RECONFIGURED null", "NO_ENDPOINTS shop/web");
    assertThat(collected.irrelevant).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"DownstreamStatus\":200}",
        "{\"DownstreamStatus\":200,\"StartUTC\":\"soon\"}",
        "{\"a\":1}",
        "{\"DownstreamStatus\":200",
        "192.0.2.7 - - [22/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1",
        "192.0.2.7 - - [32/Nov/2026:11:15:53 +0000] \"GET / HTTP/1.1\" 200 1",
        "something else"
      })
  void rejectsWhatItCannotRead(String line) {
    Collected collected = Collected.by(new TraefikParser(Collected.context()), line);

    assertThat(collected.onlyRejection().reason()).contains("expected").contains("Traefik");
  }

  private static RequestLogged only(String line) {
    String json = line.startsWith("{") ? line.replace('\'', '"') : line;
    Collected collected = Collected.by(new TraefikParser(Collected.context()), json);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  private static Attempt onlyAttempt(RequestLogged request) {
    assertThat(request.attempts()).hasSize(1);
    return request.attempts().get(0);
  }
}
