package io.zerodrop.ingest.parse.probe;

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

class ProbeParserTest {

  private static final String COMMON =
      "'zerodrop_probe':1,'kind':'request','id':'p-7','method':'GET','url':'http://shop.example/cart',"
          + "'address':'203.0.113.9:80','start':'2026-11-22T11:15:53.048112Z','took_s':0.0125";

  private static Collected read(String more) {
    String line = ("{" + COMMON + more + "}").replace('\'', '"');
    return Collected.by(new ProbeParser(Collected.context()), line);
  }

  private static RequestLogged only(String more) {
    Collected collected = read(more);
    assertThat(collected.outcomes()).isOne();
    return collected.requests.get(0);
  }

  @Test
  void readsWhatTheClientGot() {
    RequestLogged request = only(",'status':200,'connect_s':0.002");

    assertThat(request.format()).isEqualTo("probe");
    assertThat(request.requestId()).isEqualTo("p-7");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/cart");
    assertThat(request.host()).isEqualTo("shop.example");
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.start().earliest()).isEqualTo(micros("2026-11-22T11:15:53.048112Z"));
    assertThat(request.end().earliest()).isEqualTo(micros("2026-11-22T11:15:53.060612Z"));
    Attempt attempt = request.attempts().get(0);
    assertThat(attempt.address()).isEqualTo("203.0.113.9");
    assertThat(attempt.port()).isEqualTo(80);
    assertThat(attempt.connectMicros()).isEqualTo(2000);
    assertThat(attempt.failure()).isEqualTo(Failure.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "refused, REFUSED",
    "reset, RESET",
    "closed, CLOSED",
    "connect-timeout, CONNECT_TIMEOUT",
    "response-timeout, RESPONSE_TIMEOUT",
    "something-new, UNSPECIFIED",
  })
  void anAnswerThatNeverCameHasNoStatus(String said, Failure failure) {
    RequestLogged request = only(",'failure':'" + said + "'");

    assertThat(request.status()).isZero();
    assertThat(request.attempts().get(0).failure()).isEqualTo(failure);
  }

  @Test
  void aClockOfSecondsLeavesASecond() {
    String line =
        "{'zerodrop_probe':1,'kind':'request','id':'r-1','start':'2026-11-22T11:15:53Z','took_s':0.5}";
    Collected collected =
        Collected.by(new ProbeParser(Collected.context()), line.replace('\'', '"'));

    assertThat(collected.requests.get(0).start().width()).isEqualTo(999_999);
  }

  @Test
  void neverBlamesTheTargetForTheProbesOwnFault() {
    Collected collected = read(",'failure':'response-timeout','own_fault':'stood still for 3.1 s'");

    assertThat(collected.requests).isEmpty();
    assertThat(collected.onlyRejection().reason())
        .contains("the probe itself failed (stood still for 3.1 s)")
        .contains("says nothing of its target")
        .contains("expected");
  }

  @Test
  void passesOverHeartbeats() {
    String line = "{'zerodrop_probe':1,'kind':'heartbeat','time':'2026-11-22T11:15:53Z'}";

    assertThat(
            Collected.by(new ProbeParser(Collected.context()), line.replace('\'', '"'))
                .onlyIrrelevant())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'zerodrop_probe':1,'kind':'request','id':'r-1','took_s':0.5}",
        "{'zerodrop_probe':1,'kind':'request','start':'2026-11-22T11:15:53Z','took_s':0.5}",
        "{'zerodrop_probe':1,'kind':'request','id':'r-1','start':'2026-11-22T11:15:53Z'}",
        "{'zerodrop_probe':1,'kind':'requ",
      })
  void rejectsWhatIsIncomplete(String line) {
    Collected collected =
        Collected.by(new ProbeParser(Collected.context()), line.replace('\'', '"'));

    assertThat(collected.onlyRejection().reason()).contains("zerodrop probe");
  }
}
