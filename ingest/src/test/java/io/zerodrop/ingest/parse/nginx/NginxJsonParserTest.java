package io.zerodrop.ingest.parse.nginx;

import static io.zerodrop.ingest.parse.Collected.micros;
import static io.zerodrop.ingest.parse.Collected.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxJsonParserTest {

  @Test
  void readsTheControllersVariables() {
    RequestLogged request =
        only(
            "{'time':'2026-11-22T12:15:53+01:00','remote_addr':'192.0.2.7','request_id':'4f2a',"
                + "'request_time':'0.048','status':'200','vhost':'web.shop.example',"
                + "'path':'/cart','request_query':'item=7','method':'GET','namespace':'my-shop',"
                + "'service_name':'my-web','service_port':'80','proxy_upstream_name':"
                + "'my-shop-my-web-80','upstream_addr':'10.244.1.9:8080',"
                + "'upstream_response_length':'80','upstream_response_time':'0.048',"
                + "'upstream_status':'200'}");

    assertThat(request.end()).isEqualTo(second("2026-11-22T11:15:53Z"));
    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:15:52.951Z"));
    assertThat(request.requestId()).isEqualTo("4f2a");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.host()).isEqualTo("web.shop.example");
    assertThat(request.namespace()).isEqualTo("my-shop");
    assertThat(request.service()).isEqualTo("my-web");
    assertThat(request.servicePort()).isEqualTo("80");
    assertThat(request.attempts()).hasSize(1);
    assertThat(request.attempts().get(0).answered()).isTrue();
    assertThat(request.attempts().get(0).responseMicros()).isEqualTo(48_000);
  }

  @Test
  void readsNumbersAndAliases() {
    RequestLogged request =
        only(
            "{'@timestamp':'2026-11-22T11:15:59.000Z','msec':1795346153.048,'status_code':502,"
                + "'requestTime':0.012,'request_uri':'/cart?item=7','request_method':'POST',"
                + "'proxy':{'upstream':'10.244.1.9:8080, 10.244.2.8:8080'},"
                + "'upstream_status_code':['502','502'],'upstreamResponseTime':'0.000,0.012',"
                + "'req_id':'4f2a'}");

    assertThat(request.end()).isEqualTo(Stamp.ofMillisecond(micros("2026-11-22T11:15:53.048Z")));
    assertThat(request.status()).isEqualTo(502);
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.attempts())
        .extracting(a -> a.address() + " " + a.status() + " " + a.responseMicros())
        .containsExactly("10.244.1.9 502 0", "10.244.2.8 502 12000");
    assertThat(request.attempts().get(0).start().width()).isLessThan(5_000);
  }

  @Test
  void tellsFailuresApartByTheConnectTime() {
    RequestLogged request =
        only(
            base()
                + "'status':504,'upstream_addr':'10.0.0.1:80, 10.0.0.2:80, 10.0.0.3:80',"
                + "'upstream_status':'502, 504, 504','upstream_response_time':'0.000, 5.000, 60.0',"
                + "'upstream_connect_time':'-, -, 0.001','request_time':65.0}");

    assertThat(request.attempts())
        .extracting(Attempt::failure)
        .containsExactly(Failure.CONNECT_FAILED, Failure.CONNECT_TIMEOUT, Failure.RESPONSE_TIMEOUT);
    assertThat(request.attempts().get(2).connectMicros()).isEqualTo(1_000);
  }

  @Test
  void takesHeadersForProofThatThePodAnswered() {
    RequestLogged request =
        only(
            base()
                + "'status':502,'upstream_addr':'10.0.0.1:80','upstream_status':'502',"
                + "'upstream_header_time':'0.003','request_time':0.003}");

    assertThat(request.attempts().get(0).answered()).isTrue();
    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.NONE);
  }

  @Test
  void hasOneAttemptWithoutAddressWhereTheFormatLogsNone() {
    RequestLogged request = only(base() + "'status':502,'request_time':0.003}");

    assertThat(request.attempts()).hasSize(1);
    assertThat(request.attempts().get(0).address()).isNull();
    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.UNSPECIFIED);
    assertThat(request.attempts().get(0).answered()).isFalse();
  }

  @Test
  void hasNoAttemptWhereTheAddressIsLoggedAndEmpty() {
    for (String empty : new String[] {"''", "'-'", "null"}) {
      assertThat(only(base() + "'status':503,'upstream_addr':" + empty + "}").attempts()).isEmpty();
    }
  }

  @Test
  void leavesOutAListThatAMapCutToAnotherLength() {
    RequestLogged request =
        only(
            base()
                + "'status':200,'upstream_addr':'10.0.0.1:80, 10.0.0.2:80','upstream_status':'200',"
                + "'upstream_response_time':'0.1, 0.2','request_time':0.3}");

    assertThat(request.attempts()).extracting(Attempt::status).containsExactly(0, 200);
    assertThat(request.attempts()).extracting(Attempt::answered).containsExactly(false, true);
    assertThat(request.attempts())
        .extracting(Attempt::responseMicros)
        .containsExactly(100_000L, 200_000L);
  }

  @Test
  void repairsWhatNginxWritesWithoutJsonEscaping() {
    RequestLogged request =
        only(
            "{'time':'2026-11-22T11:15:53+00:00','status':009,'request_time':-,'request':"
                + "'GET /a\\x22b\\xC3\\xA9 HTTP/1.1','upstream_addr':10.0.0.1:80, 10.0.0.2:80,"
                + "'upstream_status':502, 200,'upstream_response_time':0.001, 0.002,"
                + "'upstream_response_length': ,'http_user_agent':'a\\qb','bytes': }");

    assertThat(request.status()).isEqualTo(9);
    assertThat(request.path()).isEqualTo("/a\\x22b\\xC3\\xA9");
    assertThat(request.attempts())
        .extracting(a -> a.address() + " " + a.status() + " " + a.responseMicros())
        .containsExactly("10.0.0.1 502 1000", "10.0.0.2 200 2000");
  }

  @Test
  void writesAPathAsTheTextFormatDoesSoThatItCompares() {
    assertThat(only(base() + "'status':200,'uri':'/caf\u00e9'}").path())
        .isEqualTo("/caf\\xC3\\xA9");
  }

  @Test
  void isWideWhereNoDurationIsLogged() {
    RequestLogged request =
        only(base() + "'status':200,'upstream_addr':'10.0.0.1:80','upstream_status':'200'}");

    assertThat(request.start().width()).isGreaterThan(60 * Stamp.SECOND);
    assertThat(request.end().width()).isLessThan(Stamp.SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2026-11-22T11:15:53Z\"', 2026-11-22T11:15:53Z, 999999",
    "'\"2026-11-22T11:15:53.250Z\"', 2026-11-22T11:15:53.250Z, 999",
    "'\"22/Nov/2026:12:15:53 +0100\"', 2026-11-22T11:15:53Z, 999999",
    "1795346153, 2026-11-22T11:15:53Z, 999999",
    "1795346153250, 2026-11-22T11:15:53.250Z, 999",
    "'\"1795346153.250\"', 2026-11-22T11:15:53.250Z, 999",
  })
  void readsEveryWayToWriteTheTime(String time, String expected, long width) {
    Stamp end = only("{'status':200,'ts':" + time + "}").end();

    assertThat(end.earliest()).isEqualTo(micros(expected));
    assertThat(end.width()).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':200}",
        "{'time':'2026-11-22T11:15:53Z'}",
        "{'time':'yesterday','status':200}",
        "{'time':'2026-11-22T11:15:53Z','status':'fine'}",
        "{'time':'2026-11-22T11:15:53Z','status':200,'request_time':'soon'}",
        "{'time':'2026-11-22T11:15:53Z','status':200,",
        "['a']",
        "{",
      })
  void quarantinesWhatLacksTimeOrStatus(String line) {
    Collected collected = parse(line);

    assertThat(collected.requests).isEmpty();
    assertThat(collected.rejections)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains("expected", "mapping"));
  }

  private static String base() {
    return "{'time':'2026-11-22T11:15:53+00:00',";
  }

  private static RequestLogged only(String line) {
    Collected collected = parse(line);
    assertThat(collected.rejections).as(line).isEmpty();
    return collected.requests.get(0);
  }

  private static Collected parse(String line) {
    return Collected.by(new NginxJsonParser(Collected.context()), line.replace('\'', '"'));
  }
}
