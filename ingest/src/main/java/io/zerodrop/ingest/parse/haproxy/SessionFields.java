package io.zerodrop.ingest.parse.haproxy;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import java.util.List;

/**
 * What an access line says of the server side, and the one attempt that follows from it: the last.
 * A request that HAProxy gave up for want of a server gives an attempt without server.
 *
 * @param server of the last attempt, or a word such as {@code <NOSRV>}
 * @param status what the client got, -1 for none
 * @param retries attempts before the last
 */
record SessionFields(
    String backend,
    String server,
    Timers timers,
    int status,
    long bytes,
    TerminationState state,
    int retries) {

  private static final String NO_SERVER = "<NOSRV>";

  List<Attempt> attempts(Route route, RequestTimes times) {
    if (server.startsWith("<")) {
      return withoutServer(times);
    }
    if (state.local() || timers.request() < 0 || timers.queue() < 0) {
      return List.of();
    }
    boolean headers = timers.response() >= 0;
    Failure failure = state.failure(times.lastConnecting());
    boolean complete = failure == Failure.NONE || failure == Failure.CLIENT_ABORT;
    return List.of(
        new Attempt(
            retries + 1,
            route.address().host(),
            route.address().port(),
            headers ? Math.max(0, status) : 0,
            times.attempt(),
            times.end(),
            retries == 0 ? timers.connect() : -1,
            times.responseMicros(),
            headers ? bytes : -1,
            failure,
            headers && complete));
  }

  private List<Attempt> withoutServer(RequestTimes times) {
    Failure failure = server.equals(NO_SERVER) ? state.failureWithoutServer() : null;
    if (failure == null || failure == Failure.REJECTED && status < 500) {
      return List.of();
    }
    String address = failure == Failure.NO_PEER ? backend : null;
    Stamp start = times.attempt();
    return List.of(
        new Attempt(retries + 1, address, 0, 0, start, times.end(), -1, -1, -1, failure, false));
  }
}
