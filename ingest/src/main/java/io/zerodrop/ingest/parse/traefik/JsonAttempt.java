package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.StartedRequest;
import java.util.List;

/** The attempt that a JSON access line describes: the last one. */
final class JsonAttempt {

  private static final long NANOS_IN_MICRO = 1_000;

  private final FieldReader<TraefikField> fields;

  JsonAttempt(FieldReader<TraefikField> fields) {
    this.fields = fields;
  }

  /** Empty where Traefik answered without turning to a server. */
  List<Attempt> of(int requestStatus, StartedRequest times, int hidden) {
    PeerAddress peer = peer();
    long took = micros(fields.number(TraefikField.ORIGIN_DURATION, -1));
    long size = fields.number(TraefikField.ORIGIN_SIZE, -1);
    boolean headers = fields.present(TraefikField.ORIGIN_HEADER) != null;
    int status = (int) Math.max(0, Math.min(999, fields.number(TraefikField.ORIGIN_STATUS, 0)));
    Failure failure;
    if (peer == null) {
      long own = fields.number(TraefikField.SIZE, -1);
      failure = new OwnAnswer(requestStatus, own, false, took).withoutServer();
      if (failure == Failure.NONE) {
        return List.of();
      }
    } else if (status == 0 && requestStatus == OwnAnswer.CLIENT_CLOSED_REQUEST) {
      failure = Failure.CLIENT_ABORT;
    } else {
      failure = new OwnAnswer(status, size, headers, took).failure();
      failure = failure == Failure.NONE && cut(size, status) ? Failure.UNSPECIFIED : failure;
    }
    boolean answered = peer != null && status > 0 && failure == Failure.NONE;
    boolean timed = took >= 0 && times.durationMicros() >= 0;
    Stamp start = times.attempt(took, timed || hidden > 0);
    return List.of(
        new Attempt(
            hidden + 1,
            peer == null ? null : peer.host(),
            peer == null ? 0 : peer.port(),
            failure == Failure.NONE ? status : 0,
            start,
            timed ? start.plus(took) : times.end(),
            -1,
            took >= 0 || hidden > 0 ? took : times.durationMicros(),
            size,
            failure,
            answered));
  }

  /** Null where no server was chosen. */
  private PeerAddress peer() {
    String address = fields.present(TraefikField.ADDRESS);
    if (address == null) {
      address = ServerUrl.address(fields.present(TraefikField.URL));
    }
    return address == null ? null : PeerAddress.of(address);
  }

  /** Whether the body was shorter than the server had announced, whoever broke it off. */
  private boolean cut(long size, int status) {
    long announced = fields.number(TraefikField.ORIGIN_LENGTH, -1);
    return status >= 200
        && status != 204
        && status != 304
        && !"HEAD".equals(fields.present(TraefikField.METHOD))
        && size >= 0
        && size < announced;
  }

  static long micros(long nanos) {
    return nanos < 0 ? -1 : nanos / NANOS_IN_MICRO;
  }
}
