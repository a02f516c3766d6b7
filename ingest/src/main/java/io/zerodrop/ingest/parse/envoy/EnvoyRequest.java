package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.request.StartedRequest;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.LoggedTime;
import java.util.ArrayList;
import java.util.List;

/** Makes a request of the fields of an access line. */
final class EnvoyRequest {

  static final String FORMAT = "envoy";

  private static final int LAST_CODE = 999;

  private final String router;
  private final LoggedTime time = new LoggedTime();

  EnvoyRequest(String router) {
    this.router = router;
  }

  /** Null for a line about a connection that carried no HTTP. */
  RequestLogged of(LogRecord record, EnvoyLine line) throws Mismatch {
    String started = line.get(EnvoyField.START);
    if (started == null) {
      throw new Mismatch(record.from(), "a field with the start time, such as start_time");
    }
    Stamp start = time.read(started, record.from());
    if (line.get(EnvoyField.METHOD) == null && line.number(EnvoyField.CODE) <= 0) {
      return null;
    }
    if (!line.logs(EnvoyField.CODE)) {
      throw new Mismatch(record.from(), "a field with the status, such as response_code");
    }
    if (line.number(EnvoyField.CODE) > LAST_CODE) {
      throw new Mismatch(record.from(), "a response code of three digits such as 503");
    }
    StartedRequest times =
        new StartedRequest(
            start, millis(line, EnvoyField.DURATION), Stamp.MILLISECOND, record.writtenMicros());
    PeerAddress host = UpstreamHosts.of(line.get(EnvoyField.UPSTREAM_HOST));
    Ending ending = Ending.of(line, host != null);
    RequestLine request = request(line);
    Cluster cluster = Cluster.of(line.get(EnvoyField.CLUSTER), line.get(EnvoyField.SERVER_NAME));
    List<Attempt> attempts = new ArrayList<>();
    int before = attemptsBefore(line);
    before -= attempted(line, host, times, attempts, before);
    attempts.addAll(last(line, host, ending, times, before + attempts.size()));
    return new RequestLogged(
        record.position(),
        router,
        FORMAT,
        start,
        times.end(),
        line.get(EnvoyField.REQUEST_ID),
        request.method(),
        request.path(),
        request.query(),
        status(line, ending),
        UpstreamHosts.client(line.get(EnvoyField.FORWARDED_FOR), line.get(EnvoyField.REMOTE)),
        line.get(EnvoyField.AUTHORITY),
        cluster.namespace(),
        cluster.service(),
        cluster.port(),
        line.get(EnvoyField.CLUSTER),
        attempts,
        Math.max(0, before));
  }

  private static RequestLine request(EnvoyLine line) {
    String path = line.get(EnvoyField.PATH);
    String method = line.get(EnvoyField.METHOD);
    return path == null
        ? new RequestLine(method, null, null, null)
        : RequestLine.ofTarget(method, path);
  }

  /**
   * What the client got. An answer of Envoy's own to gRPC is 200 with the failure in its trailers;
   * no upstream had begun a response then, so it is none.
   */
  private static int status(EnvoyLine line, Ending ending) {
    int code = (int) Math.max(0, line.number(EnvoyField.CODE));
    boolean nothingBegun =
        ending.failure() == Failure.NO_PEER
            || ending.failure().beforeConnect()
            || String.valueOf(line.get(EnvoyField.DETAILS)).startsWith("upstream_reset_before");
    return nothingBegun && code == 200 ? 503 : code;
  }

  /** Attempts that the line counts before the last; at least one where the limit was reached. */
  private static int attemptsBefore(EnvoyLine line) {
    long count = line.number(EnvoyField.ATTEMPTS);
    if (count > 0) {
      return (int) Math.min(count, 1000) - 1;
    }
    return Flags.of(line.get(EnvoyField.FLAGS)).has("URX") ? 1 : 0;
  }

  /** Adds the attempts at the hosts that the line lists before the last; how many those are. */
  private static int attempted(
      EnvoyLine line, PeerAddress last, StartedRequest times, List<Attempt> into, int before) {
    String hosts = line.get(EnvoyField.HOSTS_ATTEMPTED);
    if (hosts == null || last == null || before == 0) {
      return 0;
    }
    String[] names = hosts.split("[, ]+");
    for (int i = 0; i < names.length - 1 && i < before; i++) {
      PeerAddress host = UpstreamHosts.of(names[i]);
      if (host != null) {
        into.add(
            new Attempt(
                into.size() + 1,
                host.host(),
                host.port(),
                0,
                times.attempt(-1, true),
                times.attempt(-1, true),
                -1,
                -1,
                -1,
                Failure.UNSPECIFIED,
                false));
      }
    }
    return into.size();
  }

  /** The attempt that the line describes; none where Envoy answered without choosing a host. */
  private static List<Attempt> last(
      EnvoyLine line, PeerAddress host, Ending ending, StartedRequest times, int before) {
    boolean unchosen = !ending.chosen();
    if (unchosen && ending.failure() == Failure.NONE) {
      return List.of();
    }
    if (unchosen && line.number(EnvoyField.CODE) < 500 && ending.failure() == Failure.REJECTED) {
      return List.of();
    }
    long served = millis(line, EnvoyField.SERVICE_TIME);
    boolean retried = before > 0;
    String address = host == null || unchosen ? null : host.host();
    if (ending.failure() == Failure.NO_PEER) {
      address = line.get(EnvoyField.CLUSTER);
    }
    return List.of(
        new Attempt(
            before + 1,
            address,
            host == null || unchosen ? 0 : host.port(),
            ending.answered() ? (int) Math.max(0, line.number(EnvoyField.CODE)) : 0,
            times.attempt(served, retried),
            times.end(),
            -1,
            retried ? -1 : times.durationMicros(),
            -1,
            ending.failure(),
            ending.answered()));
  }

  private static long millis(EnvoyLine line, EnvoyField field) {
    long millis = line.number(field);
    return millis < 0 ? -1 : millis * Stamp.MILLISECOND;
  }
}
