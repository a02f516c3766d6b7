package io.zerodrop.analyzer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeJoinTest {

  private static final long MS = Stamp.MILLISECOND;

  @Test
  void countsARequestOnceThatBothSaw() {
    List<RequestLogged> joined =
        ProbeJoin.of(
            List.of(probe("a", 0, 200, Failure.NONE)), List.of(logged("a", 0, 200, Failure.NONE)));

    assertThat(joined).hasSize(1);
    assertThat(joined.get(0).format()).isEqualTo("nginx");
  }

  @Test
  void aFailureThatTheClientNeverSawIsNoFailedRequest() {
    RequestLogged first = logged("a", 0, 502, Failure.REFUSED);
    RequestLogged again = logged("a", 20, 200, Failure.NONE);

    List<RequestLogged> joined =
        ProbeJoin.of(List.of(probe("a", 0, 200, Failure.NONE)), List.of(first, again));

    assertThat(joined).hasSize(2).extracting(RequestLogged::status).containsOnly(200);
    assertThat(joined.get(0).attempts().get(0).failure()).isEqualTo(Failure.REFUSED);
  }

  @Test
  void aFailureThatNoProxyLoggedIsOneAllTheSame() {
    RequestLogged lost = probe("a", 0, 0, Failure.REFUSED);

    assertThat(ProbeJoin.of(List.of(lost), List.of())).containsExactly(lost);
  }

  @Test
  void aProxyThatThinksItAnsweredDoesNotHideWhatTheClientMissed() {
    List<RequestLogged> joined =
        ProbeJoin.of(
            List.of(probe("a", 0, 0, Failure.RESET)), List.of(logged("a", 0, 200, Failure.NONE)));

    assertThat(joined).hasSize(1);
    assertThat(joined.get(0).status()).isZero();
    assertThat(joined.get(0).attempts())
        .extracting(Attempt::number, Attempt::address, Attempt::failure)
        .containsExactly(
            tuple(1, "10.0.0.1", Failure.NONE), tuple(2, "203.0.113.9", Failure.RESET));
  }

  @Test
  void aClientThatWaitedInVainDidNotGoAwayByItself() {
    List<RequestLogged> joined =
        ProbeJoin.of(
            List.of(probe("a", 0, 0, Failure.RESPONSE_TIMEOUT)),
            List.of(logged("a", 0, 499, Failure.CLIENT_ABORT)));

    assertThat(joined).hasSize(1);
    assertThat(joined.get(0).attempts().get(0).failure()).isEqualTo(Failure.RESPONSE_TIMEOUT);
  }

  @Test
  void joinsByTimeAndStatusWhereNoIdsAreLogged() {
    List<RequestLogged> probes = new ArrayList<>();
    List<RequestLogged> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int status = i % 7 == 0 ? 502 : 200;
      probes.add(probe("p" + i, i * 100, status, Failure.NONE));
      lines.add(logged(null, i * 100, status, status == 502 ? Failure.REFUSED : Failure.NONE));
    }
    lines.add(logged(null, 2000, 503, Failure.NO_PEER)); // somebody else's

    List<RequestLogged> joined = ProbeJoin.of(probes, lines);

    assertThat(joined).hasSize(51).noneMatch(request -> request.format().equals("probe"));
  }

  @Test
  void joinsByTimeWhereTheProxyGivesIdsOfItsOwn() {
    List<RequestLogged> joined =
        ProbeJoin.of(
            List.of(probe("a", 0, 502, Failure.NONE), probe("b", 100, 200, Failure.NONE)),
            List.of(
                logged("own-1", 0, 502, Failure.REFUSED), logged("own-2", 100, 200, Failure.NONE)));

    assertThat(joined).hasSize(2).extracting(RequestLogged::requestId).contains("own-1", "own-2");
  }

  @Test
  void takesNoLineOfAnotherClientWhereTheProxyKeepsIds() {
    RequestLogged others = logged("c", 100, 502, Failure.REFUSED);

    List<RequestLogged> joined =
        ProbeJoin.of(
            List.of(probe("a", 0, 200, Failure.NONE), probe("b", 100, 0, Failure.REFUSED)),
            List.of(logged("a", 0, 200, Failure.NONE), others));

    assertThat(joined).hasSize(3).contains(others, probe("b", 100, 0, Failure.REFUSED));
  }

  @Test
  void asksOnlyForRequestsThatMayBeTheProbes() {
    ProbedRequests probed = new ProbedRequests(List.of(probe("a", 0, 200, Failure.NONE)));

    assertThat(probed.keyOfLogged(logged("a", 0, 200, Failure.NONE))).isEqualTo("GET /");
    assertThat(probed.keyOfLogged(logged("b", 60_000, 200, Failure.NONE))).isNull();
    assertThat(probed.keyOfLogged(logged(null, 10, 200, Failure.NONE))).isEqualTo("GET /");
    assertThat(probed.keyOfLogged(logged(null, 60_000, 200, Failure.NONE))).isNull();
  }

  @Test
  void theOrderOfLinesChangesNothing() {
    List<RequestLogged> probes =
        List.of(probe("a", 0, 200, Failure.NONE), probe("b", 5, 502, Failure.NONE));
    RequestLogged one = logged(null, 1, 200, Failure.NONE);
    RequestLogged two = logged(null, 6, 502, Failure.REFUSED);

    assertThat(ProbeJoin.of(probes, List.of(one, two)))
        .isEqualTo(ProbeJoin.of(List.of(probes.get(1), probes.get(0)), List.of(two, one)));
  }

  private static RequestLogged probe(String id, long atMillis, int status, Failure failure) {
    return request("probe", id, atMillis, status, "203.0.113.9", failure);
  }

  private static RequestLogged logged(String id, long atMillis, int status, Failure failure) {
    return request("nginx", id, atMillis, status, "10.0.0.1", failure);
  }

  private static RequestLogged request(
      String format, String id, long atMillis, int status, String address, Failure failure) {
    Stamp start = Stamp.at(1_000 * Stamp.SECOND + atMillis * MS);
    Stamp end = start.plus(10 * MS);
    Attempt attempt =
        new Attempt(1, address, 80, status, start, end, -1, 10 * MS, -1, failure, false);
    return new RequestLogged(
        new Position(format, 1, 0),
        format,
        format,
        start,
        end,
        id,
        "GET",
        "/",
        null,
        status,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(attempt),
        0);
  }
}
