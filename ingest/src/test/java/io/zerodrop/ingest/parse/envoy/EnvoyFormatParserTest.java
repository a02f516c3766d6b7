package io.zerodrop.ingest.parse.envoy;

import static io.zerodrop.ingest.parse.Collected.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.parse.Collected;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.custom.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvoyFormatParserTest {

  private static final String TEXT =
      "[%START_TIME(%s.%3f)%] %REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %RESPONSE_CODE%"
          + " %RESPONSE_FLAGS% %RESPONSE_CODE_DETAILS% %DURATION%ms"
          + " try=%UPSTREAM_REQUEST_ATTEMPT_COUNT% \"%REQ(USER-AGENT):40%\" %UPSTREAM_HOST%"
          + " %REQ(X-REQUEST-ID)%\\n";
  private static final String LINE =
      "[1795346153.048] GET /cart?item=7 503 UF upstream_reset_before_response_started{"
          + "connection_failure,delayed_connect_error:_111} 7ms try=2 \"probe\" 10.244.1.9:8080 4f2a";

  private static RecordParser parser(String layout) {
    return LogFormat.of(Layout.formatOf(layout))
        .orElseThrow()
        .newParser(Collected.context().laidOut(layout));
  }

  private static RequestLogged only(String layout, String line) {
    Collected collected = Collected.by(parser(layout), line);
    assertThat(collected.rejections).isEmpty();
    assertThat(collected.requests).hasSize(1);
    return collected.requests.get(0);
  }

  @Test
  void readsTextInAGivenFormat() {
    RequestLogged request = only(TEXT, LINE);

    assertThat(request.format()).isEqualTo("envoy");
    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:15:53.048Z"));
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.requestId()).isEqualTo("4f2a");
    assertThat(request.hiddenAttempts()).isEqualTo(1);
    assertThat(request.attempts().get(0).number()).isEqualTo(2);
    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.REFUSED);
    assertThat(request.attempts().get(0).port()).isEqualTo(8080);
  }

  @Test
  void quotesInTheUserAgentMoveNoField() {
    RequestLogged request = only(TEXT, LINE.replace("probe", "a\" 1.2.3.4:5 x\" try=9 \"b"));

    assertThat(request.attempts().get(0).address()).isEqualTo("10.244.1.9");
    assertThat(request.requestId()).isEqualTo("4f2a");
    assertThat(request.hiddenAttempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "4294967496", "999999999999999"})
  void aNumberOfMoreThanThreeDigitsIsNoStatus(String number) {
    String line =
        "{\"t\":\"2026-11-22T11:15:53.048Z\",\"c\":%s,\"f\":\"-\",\"h\":\"10.244.1.9:8080\",\"m\":\"GET\"}";
    String layout =
        "{\"t\": \"%START_TIME%\", \"c\": \"%RESPONSE_CODE%\", \"f\": \"%RESPONSE_FLAGS%\","
            + " \"h\": \"%UPSTREAM_HOST%\", \"m\": \"%REQ(:METHOD)%\"}";

    assertThat(only(layout, line.formatted("200")).status()).isEqualTo(200);
    assertThat(Collected.by(parser(layout), line.formatted(number)).onlyRejection().reason())
        .contains("a response code of three digits");
  }

  @Test
  void readsJsonInAGivenFormat() {
    RequestLogged request =
        only(
            "{\"t\": \"%START_TIME%\", \"c\": \"%RESPONSE_CODE%\", \"f\": \"%RESPONSE_FLAGS%\","
                + " \"h\": \"%UPSTREAM_HOST%\", \"m\": \"%REQ(:METHOD)%\", \"x\": \"%PROTOCOL% a\"}",
            "{\"t\":\"2026-11-22T11:15:53.048Z\",\"c\":503,\"f\":\"UC\",\"h\":\"10.244.1.9:8080\","
                + "\"m\":\"GET\",\"x\":\"HTTP/2 a\"}");

    assertThat(request.status()).isEqualTo(503);
    assertThat(request.attempts().get(0).failure()).isEqualTo(Failure.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%START_TIME% %REQ(:METHOD)%", "%RESPONSE_CODE% %DURATION%"})
  void saysWhatAFormatLacks(String layout) {
    assertThatThrownBy(() -> Layout.formatOf(layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an Envoy format has to have %");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1795346153.048] GET /cart 503", "something else", "[soon] GET / 200 - - 1ms x"})
  void rejectsLinesInAnotherFormat(String line) {
    assertThat(Collected.by(parser(TEXT), line).onlyRejection().reason())
        .contains("expected")
        .contains("configuration");
  }
}
