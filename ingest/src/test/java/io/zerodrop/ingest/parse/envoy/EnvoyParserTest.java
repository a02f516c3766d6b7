package io.zerodrop.ingest.parse.envoy;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvoyParserTest {

  private static final String DEFAULT =
      "[2026-11-22T11:15:53.048Z] \"GET /cart?item=7 HTTP/2\" 200 - 0 80 12 11 \"192.0.2.7\""
          + " \"probe/2\" \"4f2a-11\" \"shop.example\" \"10.244.1.9:8080\"";

  private static String istio(int code, String flags, String details, String duration) {
    return "[2026-11-22T11:15:53.048Z] \"GET /cart HTTP/1.1\" "
        + code
        + ' '
        + flags
        + ' '
        + details
        + " - \"-\" 0 80 "
        + duration
        + " - \"-\" \"probe/2\" \"4f2a-11\" \"cart:80\" \"10.244.1.9:8080\""
        + " outbound|80||cart.my-shop.svc.cluster.local 10.244.7.2:50960 10.96.0.7:80"
        + " 10.244.7.2:52930 - default";
  }

  @Test
  void readsTheDefaultLine() {
    RequestLogged request = only(DEFAULT);

    assertThat(request.start()).isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T11:15:53.048Z")));
    assertThat(request.end().earliest()).isEqualTo(micros("2026-11-22T11:15:53.060Z"));
    assertThat(request.end().width()).isLessThanOrEqualTo(2_000);
    assertThat(request.requestId()).isEqualTo("4f2a-11");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.host()).isEqualTo("shop.example");
    Attempt attempt = onlyAttempt(request);
    assertThat(attempt.address()).isEqualTo("10.244.1.9");
    assertThat(attempt.port()).isEqualTo(8080);
    assertThat(attempt.number()).isEqualTo(1);
    assertThat(attempt.answered()).isTrue();
    assertThat(attempt.failure()).isEqualTo(Failure.NONE);
    assertThat(attempt.start().width()).isLessThanOrEqualTo(2_000);
    assertThat(attempt.responseMicros()).isEqualTo(12_000);
  }

  @Test
  void readsIstiosLine() {
    RequestLogged request = only(istio(200, "-", "via_upstream", "12"));

    assertThat(request.namespace()).isEqualTo("my-shop");
    assertThat(request.service()).isEqualTo("cart");
    assertThat(request.servicePort()).isEqualTo("80");
    assertThat(request.upstreamName()).isEqualTo("outbound|80||cart.my-shop.svc.cluster.local");
    assertThat(request.clientIp()).isEqualTo("10.244.7.2");
    assertThat(onlyAttempt(request).answered()).isTrue();
  }

  @Test
  void readsIstiosLineOfEarlierVersionsAndTheSidecarsOwnSide() {
    RequestLogged request =
        only(
            "[2026-11-22T11:15:53.048Z] \"GET /cart HTTP/1.1\" 503 UF \"-\" \"delayed connect error:"
                + " 111\" 0 80 3 - \"-\" \"probe/2\" \"4f2a-11\" \"cart:80\" \"10.244.1.9:8080\""
                + " inbound|8080|| - 10.244.1.9:8080 10.244.7.2:0"
                + " outbound_.80_._.cart.my-shop.svc.cluster.local default");

    assertThat(request.service()).isEqualTo("cart");
    assertThat(request.servicePort()).isEqualTo("80");
    assertThat(onlyAttempt(request).failure()).isEqualTo(Failure.REFUSED);
  }

  @ParameterizedTest(name = "{1} {2} is {3}")
  @CsvSource({
    "503, UF, 'upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111}', REFUSED",
    "503, 'UF,URX', 'upstream_reset_before_response_started{remote_connection_failure,immediate_connect_error:_113}', UNREACHABLE",
    "503, UF, 'upstream_reset_before_response_started{connection_timeout}', CONNECT_TIMEOUT",
    "503, UF, -, CONNECT_FAILED",
    "503, UC, upstream_reset_before_response_started{connection_termination}, CLOSED",
    "200, UC, upstream_reset_after_response_started{connection_termination}, CLOSED",
    "503, UR, upstream_reset_before_response_started{remote_reset}, RESET",
    "503, UC, upstream_reset_before_response_started{remote_reset}, RESET",
    "504, UT, upstream_response_timeout, RESPONSE_TIMEOUT",
    "0, DC, downstream_remote_disconnect, CLIENT_ABORT",
    "200, DR, -, CLIENT_ABORT",
    "502, UPE, upstream_protocol_error, NONE",
    "503, -, via_upstream, NONE",
    "503, UpstreamConnectionTermination, -, CLOSED",
  })
  void tellsHowTheAttemptFailed(int code, String flags, String details, Failure failure) {
    RequestLogged request = only(istio(code, flags, details, "3"));

    assertThat(onlyAttempt(request).failure()).isEqualTo(failure);
    assertThat(request.status()).isEqualTo(code);
    assertThat(onlyAttempt(request).answered()).isEqualTo(details.equals("via_upstream"));
  }

  @Test
  void aTimeoutWithoutALocalAddressWasStillConnecting() {
    String line = istio(504, "UT", "upstream_response_timeout", "5000");

    assertThat(onlyAttempt(only(line)).failure()).isEqualTo(Failure.RESPONSE_TIMEOUT);
    assertThat(onlyAttempt(only(line.replace(" 10.244.7.2:50960 ", " - "))).failure())
        .isEqualTo(Failure.CONNECT_TIMEOUT);
  }

  @Test
  void saysThatNoHostWasHealthy() {
    RequestLogged request =
        only(istio(503, "UH", "no_healthy_upstream", "0").replace("\"10.244.1.9:8080\"", "\"-\""));

    Attempt attempt = onlyAttempt(request);
    assertThat(attempt.failure()).isEqualTo(Failure.NO_PEER);
    assertThat(attempt.address()).isEqualTo(request.upstreamName());
    assertThat(request.service()).isEqualTo("cart");
  }

  @Test
  void hasNoAttemptWhereEnvoyAnsweredByItself() {
    String none = "\"-\" - - 10.244.7.2:80 10.9.0.1:7 - -";
    for (String line :
        new String[] {
          istio(404, "NR", "route_not_found", "0"),
          istio(301, "-", "direct_response", "0"),
          istio(429, "RL", "request_rate_limited", "0")
        }) {
      String tail = line.substring(line.indexOf("\"10.244.1.9:8080\""));
      assertThat(only(line.replace(tail, none)).attempts()).isEmpty();
    }
  }

  @Test
  void aRequestTurnedAwayByEnvoyIsNoFailureOfAPod() {
    RequestLogged request =
        only(
            istio(503, "UO", "upstream_reset_before_response_started{overflow}", "0")
                .replace("\"10.244.1.9:8080\"", "\"-\""));

    assertThat(onlyAttempt(request).failure()).isEqualTo(Failure.REJECTED);
    assertThat(onlyAttempt(request).address()).isNull();
  }

  @Test
  void anAnswerOfEnvoyToGrpcIsNoSuccess() {
    RequestLogged request =
        only(
            istio(
                200,
                "UF",
                "upstream_reset_before_response_started{connection_failure,"
                    + "delayed_connect_error:_111}",
                "1"));

    assertThat(request.status()).isEqualTo(503);
    assertThat(onlyAttempt(request).failure()).isEqualTo(Failure.REFUSED);
  }

  @Test
  void quotesAndBlanksOfAClientDoNotMoveTheFields() {
    RequestLogged request =
        only(
            "[2026-11-22T11:15:53.048Z] \"GET /a\"b HTTP/1.1\" 503 UC 0 80 3 - \"192.0.2.7\""
                + " \"x\" \"HTTP/1.1\" 200 - \" \"4f2a\" \"shop.example\" \"10.244.1.9:8080\"");

    assertThat(request.path()).isEqualTo("/a\"b");
    assertThat(request.status()).isEqualTo(503);
    assertThat(request.requestId()).isEqualTo("4f2a");
    assertThat(onlyAttempt(request).address()).isEqualTo("10.244.1.9");
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://10.244.1.9:8080, 10.244.1.9, 8080",
    "[fd00:10::9]:8080, fd00:10::9, 8080",
    "tcp://[fd00:10::9]:8080, fd00:10::9, 8080",
    "envoy://connect_originate/10.244.1.9:8080, 10.244.1.9, 8080",
    "unix:///run/app.sock, unix:///run/app.sock, 0",
  })
  void readsAddressesInAllSpellings(String logged, String host, int port) {
    Attempt attempt = onlyAttempt(only(DEFAULT.replace("10.244.1.9:8080", logged)));

    assertThat(attempt.address()).isEqualTo(host);
    assertThat(attempt.port()).isEqualTo(port);
  }

  @Test
  void readsEnvoyGatewaysJson() {
    RequestLogged request =
        only(
            "{':authority':'shop.example','duration':7,'method':'GET','response_code':503,"
                + "'response_code_details':'upstream_reset_before_response_started{"
                + "remote_connection_failure|delayed_connect_error:_111}','response_flags':'UF',"
                + "'start_time':'2026-11-22T11:15:53.048Z','upstream_cluster':"
                + "'httproute/my-shop/cart/rule/0','upstream_host':'10.244.1.9:8080',"
                + "'upstream_local_address':null,'x-envoy-origin-path':'/cart?item=7',"
                + "'x-envoy-upstream-service-time':null,'x-forwarded-for':'192.0.2.7, 10.9.0.1',"
                + "'x-request-id':'4f2a-11'}");

    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.requestId()).isEqualTo("4f2a-11");
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.host()).isEqualTo("shop.example");
    assertThat(request.service()).isNull();
    assertThat(onlyAttempt(request).failure()).isEqualTo(Failure.REFUSED);
  }

  @Test
  void readsContoursJson() {
    RequestLogged request =
        only(
            "{'@timestamp':'2026-11-22T11:15:53.048Z','authority':'shop.example','duration':'7',"
                + "'method':'GET','path':'/cart','request_id':'4f2a','response_code':'200',"
                + "'response_flags':'-','upstream_cluster':'my-shop/cart/80/da39a3ee5e',"
                + "'upstream_host':'10.244.1.9:8080','upstream_service_time':'6'}");

    assertThat(request.namespace()).isEqualTo("my-shop");
    assertThat(request.service()).isEqualTo("cart");
    assertThat(request.servicePort()).isEqualTo("80");
    assertThat(onlyAttempt(request).answered()).isTrue();
  }

  @Test
  void countsAttemptsWhereTheFormatLogsThem() {
    RequestLogged request =
        only(
            "{'start_time':'2026-11-22T11:15:53.048Z','duration':40,'response_code':200,"
                + "'response_flags':'-','upstream_host':'10.244.1.9:8080','method':'GET',"
                + "'upstream_service_time':'6','upstream_request_attempt_count':3}");

    assertThat(request.hiddenAttempts()).isEqualTo(2);
    Attempt last = onlyAttempt(request);
    assertThat(last.number()).isEqualTo(3);
    assertThat(last.responseMicros()).isEqualTo(-1);
    assertThat(last.start().earliest()).isEqualTo(request.start().earliest());
    assertThat(last.start().latest()).isEqualTo(request.end().latest() - 6_000);
  }

  @Test
  void listsTheHostsThatWereTried() {
    RequestLogged request =
        only(
            "{'start_time':'2026-11-22T11:15:53.048Z','duration':40,'response_code':200,"
                + "'response_flags':'-','upstream_host':'10.244.1.9:8080','method':'GET',"
                + "'upstream_request_attempt_count':2,"
                + "'upstream_hosts_attempted':'10.244.2.8:8080,10.244.1.9:8080'}");

    assertThat(request.hiddenAttempts()).isZero();
    assertThat(request.attempts())
        .extracting(attempt -> attempt.number() + " " + attempt.address() + " " + attempt.failure())
        .containsExactly("1 10.244.2.8 UNSPECIFIED", "2 10.244.1.9 NONE");
  }

  @Test
  void anExhaustedRetryLimitMeansThatThereWereAttemptsBefore() {
    RequestLogged request = only(istio(503, "UF,URX", "-", "60"));

    assertThat(request.hiddenAttempts()).isEqualTo(1);
    assertThat(onlyAttempt(request).number()).isEqualTo(2);
    assertThat(onlyAttempt(request).start().latest()).isEqualTo(request.end().latest());
  }

  @Test
  void skipsWhatIsNoRequest() {
    Collected collected =
        Collected.by(
            new EnvoyParser(Collected.context()),
            "[2026-11-22T11:15:53.048Z] \"- - -\" 0 - 0 80 12 - \"-\" \"-\" \"-\" \"-\""
                + " \"10.244.1.9:5432\"",
            "[2026-11-22 11:15:53.048][19][info][main] [source/server/server.cc:8] all is well",
            "2026-11-22T11:15:53.048112Z\tinfo\tApply mesh config",
            "accessLogFile: /dev/stdout",
            "  concurrency: 2",
            "{\"level\":\"info\",\"time\":\"2026-11-22T11:15:53Z\",\"msg\":\"connected\"}",
            "");

    assertThat(collected.irrelevant).isEqualTo(7);
    assertThat(collected.outcomes()).isEqualTo(7);
  }

  @Test
  void tellsWhenTheHostsOfAClusterChanged() {
    RouterLine line =
        Collected.by(
                new EnvoyParser(Collected.context()),
                "[2026-11-22 11:15:53.048][19][debug][upstream] [source/common/upstream/"
                    + "cluster_manager_impl.cc:9] membership update for TLS cluster"
                    + " httproute/my-shop/cart/rule/0 added 1 removed 0")
            .only(RouterLine.class);

    assertThat(line.kind()).isEqualTo(RouterLine.Kind.RECONFIGURED);
    assertThat(line.backend()).isEqualTo("httproute/my-shop/cart/rule/0");
    assertThat(line.time()).isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T11:15:53.048Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2026-11-22T11:15:53.048Z] \"GET / HTTP/1.1\" 200",
        "[2026-11-22T11:15:53.048Z] \"GET / HTTP/1.1\" 200 - 0 80 12 11 \"-\"",
        "[yesterday] \"GET / HTTP/1.1\" 200 - 0 80 12 11 \"-\" \"-\" \"-\" \"-\" \"10.0.0.1:80\"",
        "[2026-11-22T11:15:53.048Z] \"GET / HTTP/1.1\" 200 - 0 8 1 1 \"-\" \"-\" \"-\" \"-\" \"no\"",
        "{\"response_code\":200}",
        "{\"response_code\":200,\"start_time\":\"2026-11-22T11:15:53.048Z\"",
        "something else"
      })
  void rejectsWhatItCannotRead(String line) {
    Collected collected = Collected.by(new EnvoyParser(Collected.context()), line);

    assertThat(collected.onlyRejection().reason()).contains("expected").contains("pattern");
  }

  private static RequestLogged only(String line) {
    String json = line.startsWith("{") ? line.replace('\'', '"') : line;
    Collected collected = Collected.by(new EnvoyParser(Collected.context()), json);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  private static Attempt onlyAttempt(RequestLogged request) {
    assertThat(request.attempts()).hasSize(1);
    return request.attempts().get(0);
  }
}
