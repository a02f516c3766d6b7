package io.zerodrop.ingest.parse.gcp;

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

class GcpLoadBalancerParserTest {

  private static String entry(int status, String details) {
    return ("{'insertId':'a1','httpRequest':{'requestMethod':'GET','requestUrl':"
            + "'https://shop.example/cart?item=7','status':"
            + status
            + ",'remoteIp':'192.0.2.7:4431','serverIp':'10.244.1.9:8080','latency':'0.048180s',"
            + "'responseSize':'80'},'jsonPayload':{'statusDetails':'"
            + details
            + "'},'resource':{'type':'http_load_balancer','labels':{'backend_service_name':"
            + "'k8s1-0a-shop-web-80-1b','forwarding_rule_name':'k8s2-fr-shop'}},'timestamp':"
            + "'2026-11-22T11:15:53.048112Z','trace':'projects/p/traces/241d','spanId':'7b65'}")
        .replace('\'', '"');
  }

  @Test
  void readsARequest() {
    RequestLogged request = only(entry(200, "response_sent_by_backend"));

    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:15:53.048112Z"));
    assertThat(request.end().earliest()).isEqualTo(micros("2026-11-22T11:15:53.096292Z"));
    assertThat(request.router()).isEqualTo("k8s2-fr-shop");
    assertThat(request.requestId()).isEqualTo("241d/7b65");
    assertThat(request.clientIp()).isEqualTo("192.0.2.7");
    assertThat(request.host()).isEqualTo("shop.example");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.query()).isEqualTo("item=7");
    assertThat(request.upstreamName()).isEqualTo("k8s1-0a-shop-web-80-1b");
    Attempt attempt = onlyAttempt(request);
    assertThat(attempt.address()).isEqualTo("10.244.1.9");
    assertThat(attempt.port()).isEqualTo(8080);
    assertThat(attempt.status()).isEqualTo(200);
    assertThat(attempt.answered()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "502, failed_to_connect_to_backend, CONNECT_FAILED",
    "502, failed_to_pick_backend, NO_PEER",
    "502, backend_connection_closed_before_data_sent_to_client, CLOSED",
    "200, backend_connection_closed_after_partial_response_sent, CLOSED",
    "504, backend_timeout, RESPONSE_TIMEOUT",
    "0, client_disconnected_before_any_response, CLIENT_ABORT",
    "502, '', UNSPECIFIED",
    "503, response_sent_by_backend, NONE",
    "503, some_limit, REJECTED",
  })
  void tellsHowTheAttemptFailed(int status, String details, Failure failure) {
    assertThat(onlyAttempt(only(entry(status, details))).failure()).isEqualTo(failure);
  }

  @Test
  void hasNoAttemptWhereItAnsweredByItself() {
    assertThat(only(entry(304, "response_from_cache")).attempts()).isEmpty();
    assertThat(only(entry(302, "handled_by_identity_aware_proxy")).attempts()).isEmpty();
  }

  @Test
  void readsTheNamesOfExporters() {
    RequestLogged request =
        only(
            entry(502, "failed_to_connect_to_backend")
                .replace("httpRequest", "httprequest")
                .replace("requestUrl", "requesturl")
                .replace("serverIp", "serverip"));

    assertThat(request.path()).isEqualTo("/cart");
    assertThat(onlyAttempt(request).address()).isEqualTo("10.244.1.9");
  }

  @Test
  void passesOverOtherEntries() {
    assertThat(
            Collected.by(
                    new GcpLoadBalancerParser(Collected.context()),
                    "{\"timestamp\":\"2026-11-22T11:15:53Z\",\"textPayload\":\"x\"}")
                .onlyIrrelevant())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"httpRequest\":{\"status\":200}}", "{\"httpRequest\":", "no"})
  void rejectsWhatItCannotRead(String line) {
    assertThat(
            Collected.by(new GcpLoadBalancerParser(Collected.context()), line)
                .onlyRejection()
                .reason())
        .contains("expected");
  }

  private static RequestLogged only(String line) {
    Collected collected = Collected.by(new GcpLoadBalancerParser(Collected.context()), line);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  private static Attempt onlyAttempt(RequestLogged request) {
    assertThat(request.attempts()).hasSize(1);
    return request.attempts().get(0);
  }
}
