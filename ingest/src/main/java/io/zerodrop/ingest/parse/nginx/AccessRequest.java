package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.time.LoggedTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a request of the fields of one access line. Reused from line to line. */
public final class AccessRequest {

  private static final Pattern STATUS = Pattern.compile("\\d{1,3}");
  private static final int CLIENT_CLOSED_REQUEST = 499;
  private static final long LONGEST = 3600 * Stamp.SECOND;

  private final String router;
  private final String format;
  private final LoggedTime time = new LoggedTime();
  private AccessFields fields;

  /**
   * For the lines of one proxy.
   *
   * @param format see {@link RequestLogged#format()}
   */
  public AccessRequest(String router, String format) {
    this.router = router;
    this.format = format;
  }

  /** The request of a record whose fields are given. */
  public RequestLogged of(LogRecord record, AccessFields line) throws Mismatch {
    fields = line;
    int status = status(record.from());
    long requestMicros = micros(AccessField.REQUEST_TIME, record.from());
    Stamp start = start(record.from());
    Stamp end = start == null ? end(record.from()) : endOf(start, requestMicros);
    UpstreamColumns columns = columns();
    AttemptTimes bounds;
    List<Attempt> attempts;
    if (columns == null) {
      bounds = new AttemptTimes(end, requestMicros, new long[] {-1});
      attempts = List.of(unlogged(bounds, status));
    } else {
      bounds = columns.times(end, requestMicros);
      attempts = columns.attempts(bounds, status);
    }
    RequestLine request = requestLine();
    UpstreamName route = route();
    return new RequestLogged(
        record.position(),
        router,
        format,
        start == null ? bounds.requestStart() : start,
        end,
        fields.present(AccessField.REQUEST_ID),
        request.method(),
        request.path(),
        request.query(),
        status,
        client(),
        host(request),
        route.namespace(),
        route.service(),
        route.port(),
        upstreamName(),
        attempts,
        0);
  }

  private Stamp end(int at) throws Mismatch {
    String text = fields.present(AccessField.MSEC);
    if (text == null) {
      text = fields.present(AccessField.TIME);
    }
    if (text == null) {
      throw new Mismatch(at, "a field with the time, such as time_iso8601, msec or time");
    }
    return time.read(text, at);
  }

  /** Null where the format logs the end. */
  private Stamp start(int at) throws Mismatch {
    String text = fields.present(AccessField.START);
    return text == null ? null : time.read(text, at);
  }

  /** With a duration that is not logged, the request may still have been open for an hour. */
  private static Stamp endOf(Stamp start, long requestMicros) {
    return requestMicros < 0
        ? new Stamp(start.earliest(), start.latest() + LONGEST)
        : start.plus(requestMicros).widen(Stamp.MILLISECOND, Stamp.MILLISECOND);
  }

  private int status(int at) throws Mismatch {
    String text = fields.present(AccessField.STATUS);
    if (text == null) {
      throw new Mismatch(at, "a field with the HTTP status, such as status");
    }
    if (!STATUS.matcher(text.strip()).matches()) {
      throw new Mismatch(at, "an HTTP status such as 200 and not \"" + Excerpt.of(text) + '"');
    }
    return Integer.parseInt(text.strip());
  }

  private long micros(AccessField field, int at) throws Mismatch {
    String text = fields.present(field);
    if (text == null) {
      return -1;
    }
    try {
      return cursor(text).secondsAsMicros("seconds");
    } catch (Mismatch mismatch) {
      throw new Mismatch(
          at, "a request time in seconds such as 0.048 and not \"" + Excerpt.of(text) + '"');
    }
  }

  /** Null where the format does not log upstream addresses. */
  private UpstreamColumns columns() {
    String addresses = fields.get(AccessField.ADDRESSES);
    if (addresses == null) {
      return null;
    }
    ItemList items = list(addresses);
    int size = items.size();
    return new UpstreamColumns(
        items,
        list(AccessField.LENGTHS, size),
        list(AccessField.TIMES, size),
        list(AccessField.STATUSES, size),
        list(AccessField.CONNECTS, size),
        list(AccessField.HEADERS, size));
  }

  /**
   * Null where the list is not logged, or was cut to another length by a {@code map}: which item
   * belongs to which attempt is not certain then.
   */
  private ItemList list(AccessField field, int size) {
    String text = fields.get(field);
    ItemList items = text == null ? null : list(text);
    return items != null && items.size() == size ? items : null;
  }

  private static ItemList list(String text) {
    return new ItemList().read(cursor(text.strip().replaceAll(" *, *", ", ")));
  }

  private static Attempt unlogged(AttemptTimes bounds, int status) {
    Failure failure =
        switch (status) {
          case 502, 503, 504 -> Failure.UNSPECIFIED;
          case CLIENT_CLOSED_REQUEST -> Failure.CLIENT_ABORT;
          default -> Failure.NONE;
        };
    return new Attempt(1, null, 0, 0, bounds.start(0), bounds.end(0), -1, -1, -1, failure, false);
  }

  private RequestLine requestLine() {
    String whole = fields.present(AccessField.REQUEST);
    if (whole != null) {
      return RequestLine.of(escaped(whole));
    }
    String method = escaped(fields.present(AccessField.METHOD));
    String uri = escaped(fields.present(AccessField.REQUEST_URI));
    if (uri != null) {
      return RequestLine.ofTarget(method, uri);
    }
    String path = escaped(fields.present(AccessField.PATH));
    if (path == null) {
      return new RequestLine(method, null, null, null);
    }
    RequestLine line = RequestLine.ofTarget(method, path);
    String query = escaped(fields.present(AccessField.QUERY));
    return query == null ? line : new RequestLine(method, line.host(), line.path(), query);
  }

  private static String escaped(String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return NginxEscape.escaped(bytes, 0, bytes.length);
  }

  /** The controller's own variables where they are logged; they are not ambiguous. */
  private UpstreamName route() {
    String service = fields.present(AccessField.SERVICE);
    String namespace = fields.present(AccessField.NAMESPACE);
    if (service != null
        && namespace != null
        && fields.present(AccessField.ALTERNATIVE_NAME) == null) {
      return new UpstreamName(namespace, service, fields.present(AccessField.SERVICE_PORT));
    }
    return UpstreamName.of(upstreamName());
  }

  private String upstreamName() {
    String alternative = fields.present(AccessField.ALTERNATIVE_NAME);
    return alternative == null ? fields.present(AccessField.UPSTREAM_NAME) : alternative;
  }

  private String client() {
    String client = fields.present(AccessField.CLIENT);
    if (client != null) {
      return client;
    }
    String forwarded = fields.present(AccessField.FORWARDED_FOR);
    return forwarded == null ? null : forwarded.split(",", 2)[0].strip();
  }

  private String host(RequestLine line) {
    String host = fields.present(AccessField.HOST);
    return host == null ? line.host() : host;
  }

  private static ByteCursor cursor(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ByteCursor().over(bytes, 0, bytes.length);
  }
}
