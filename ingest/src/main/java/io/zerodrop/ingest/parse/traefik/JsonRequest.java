package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.request.StartedRequest;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.Rfc3339;

/** Makes a request of a JSON access line. */
final class JsonRequest {

  static final String FORMAT = "traefik";

  private static final int MOST_RETRIES = 1000;

  private final String router;
  private final FieldReader<TraefikField> fields;
  private final JsonAttempt attempts;

  JsonRequest(String router, FieldReader<TraefikField> fields) {
    this.router = router;
    this.fields = fields;
    this.attempts = new JsonAttempt(fields);
  }

  RequestLogged of(LogRecord record) throws Mismatch {
    int status = (int) Math.max(0, Math.min(999, fields.number(TraefikField.STATUS, 0)));
    long duration = JsonAttempt.micros(fields.number(TraefikField.DURATION, -1));
    Stamp start = start(record, duration);
    StartedRequest times = new StartedRequest(start, duration, 1, record.writtenMicros());
    RequestLine request = request();
    String service = fields.present(TraefikField.SERVICE);
    ServiceName route = route(service);
    long retries = Math.max(0, fields.number(TraefikField.RETRIES, 0));
    int hidden = (int) Math.min(MOST_RETRIES, retries);
    return new RequestLogged(
        record.position(),
        router,
        FORMAT,
        start,
        times.end(),
        fields.present(TraefikField.REQUEST_ID),
        request.method(),
        request.path(),
        request.query(),
        status,
        client(),
        fields.present(TraefikField.HOST),
        route.namespace(),
        route.service(),
        route.port(),
        service == null ? fields.present(TraefikField.ROUTER) : service,
        attempts.of(status, times, hidden),
        hidden);
  }

  private Stamp start(LogRecord record, long duration) throws Mismatch {
    String logged = fields.present(TraefikField.START);
    Stamp start = Rfc3339.stamp(logged);
    if (start == null && logged == null && duration >= 0) {
      Stamp end = Rfc3339.stamp(fields.present(TraefikField.TIME));
      start = end == null ? null : end.plus(-duration);
    }
    if (start == null) {
      throw new Mismatch(record.from(), "a start such as StartUTC, or a time and a Duration");
    }
    return start;
  }

  private RequestLine request() {
    String path = fields.present(TraefikField.PATH);
    if (path != null) {
      return RequestLine.ofTarget(fields.present(TraefikField.METHOD), path);
    }
    String line = fields.present(TraefikField.LINE);
    return line != null
        ? RequestLine.of(line)
        : new RequestLine(fields.present(TraefikField.METHOD), null, null, null);
  }

  /** ClientHost is the whole of X-Forwarded-For where that is trusted. */
  private String client() {
    String client = fields.present(TraefikField.CLIENT);
    return client == null ? null : PeerAddress.of(client.split(",", 2)[0].strip()).host();
  }

  private ServiceName route(String service) {
    String named = fields.present(TraefikField.KUBERNETES_SERVICE);
    String namespace = fields.present(TraefikField.NAMESPACE);
    return named != null && namespace != null
        ? new ServiceName(namespace, named, fields.present(TraefikField.KUBERNETES_PORT))
        : ServiceName.of(service);
  }
}
