package io.zerodrop.analyzer.probe;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Corrects what proxies logged of a request by what its client got. */
final class ClientTruth {

  private static final int CLIENT_CLOSED_REQUEST = 499; // nginx, ngx_http_request.h

  private ClientTruth() {}

  /** Whether the log says that the client did not get what it asked for. */
  static boolean failed(RequestLogged request) {
    int status = request.status();
    return status == 0 || status >= 500 || status == CLIENT_CLOSED_REQUEST || status == 460;
  }

  /**
   * @param lines of the proxies that logged it, one behind the other or a second time
   */
  static List<RequestLogged> of(RequestLogged probe, List<RequestLogged> lines) {
    boolean known = lines.stream().anyMatch(ClientTruth::failed);
    if (failed(probe) && !known) {
      return lostOnTheWayBack(probe, lines);
    }
    return lines.stream().map(line -> corrected(probe, line)).toList();
  }

  /** All proxies think that they answered well: the failure lies between them and the client. */
  private static List<RequestLogged> lostOnTheWayBack(
      RequestLogged probe, List<RequestLogged> lines) {
    RequestLogged outermost =
        lines.stream()
            .max(Comparator.comparing((RequestLogged line) -> line.end().latest()))
            .orElseThrow();
    List<RequestLogged> all = new ArrayList<>();
    for (RequestLogged line : lines) {
      if (line == outermost) {
        List<Attempt> attempts = new ArrayList<>(line.attempts());
        Attempt clients = probe.attempts().get(0);
        attempts.add(numbered(clients, line.hiddenAttempts() + attempts.size() + 1));
        all.add(copy(line, probe.status(), attempts));
      } else {
        all.add(line);
      }
    }
    return all;
  }

  private static RequestLogged corrected(RequestLogged probe, RequestLogged line) {
    int status = probe.status() == 0 ? line.status() : probe.status();
    boolean gaveUp =
        probe.status() == 0 && probe.attempts().get(0).failure() == Failure.RESPONSE_TIMEOUT;
    return copy(
        line,
        status,
        gaveUp ? line.attempts().stream().map(ClientTruth::waitedFor).toList() : line.attempts());
  }

  /** A client that waits no longer did not go away by its own will. */
  private static Attempt waitedFor(Attempt attempt) {
    return attempt.failure() == Failure.CLIENT_ABORT
        ? with(attempt, attempt.number(), Failure.RESPONSE_TIMEOUT)
        : attempt;
  }

  private static Attempt numbered(Attempt attempt, int number) {
    return with(attempt, number, attempt.failure());
  }

  private static Attempt with(Attempt attempt, int number, Failure failure) {
    return new Attempt(
        number,
        attempt.address(),
        attempt.port(),
        attempt.status(),
        attempt.start(),
        attempt.end(),
        attempt.connectMicros(),
        attempt.responseMicros(),
        attempt.responseLength(),
        failure,
        attempt.answered());
  }

  private static RequestLogged copy(RequestLogged line, int status, List<Attempt> attempts) {
    return new RequestLogged(
        line.position(),
        line.router(),
        line.format(),
        line.start(),
        line.end(),
        line.requestId(),
        line.method(),
        line.path(),
        line.query(),
        status,
        line.clientIp(),
        line.host(),
        line.namespace(),
        line.service(),
        line.servicePort(),
        line.upstreamName(),
        attempts,
        line.hiddenAttempts());
  }
}
