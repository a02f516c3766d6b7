package io.zerodrop.ingest.parse.nginx;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads nginx access logs in JSON, whose fields and names every administrator chooses ({@link
 * JsonField}). A format without upstream fields gives one attempt without address: it took place,
 * but the line does not say where.
 */
public final class NginxJsonParser implements RecordParser {

  static final String FORMAT = "nginx-json";

  private static final String ADVICE =
      "a JSON access line needs at least a time and a status; give a field mapping if they have other"
          + " names";

  private static final int CLIENT_CLOSED_REQUEST = 499;

  private final String router;
  private final JsonFields fields = new JsonFields();
  private final JsonTime time = new JsonTime();

  public NginxJsonParser(FileContext context) {
    this.router = context.router();
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      fields.read(record.bytes(), record.from(), record.to());
      sink.request(request(record));
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private RequestLogged request(LogRecord record) throws Mismatch {
    Stamp end = end(record.from());
    int status = status(record.from());
    long requestMicros = micros(JsonField.REQUEST_TIME, record.from());
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
    RequestLine line = requestLine();
    UpstreamName route = route();
    return new RequestLogged(
        record.position(),
        router,
        FORMAT,
        bounds.requestStart(),
        end,
        fields.present(JsonField.REQUEST_ID),
        line.method(),
        line.path(),
        line.query(),
        status,
        client(),
        host(line),
        route.namespace(),
        route.service(),
        route.port(),
        upstreamName(),
        attempts,
        0);
  }

  private Stamp end(int at) throws Mismatch {
    String text = fields.present(JsonField.MSEC);
    if (text == null) {
      text = fields.present(JsonField.TIME);
    }
    if (text == null) {
      throw new Mismatch(at, "a field with the time, such as time_iso8601, msec or time");
    }
    return time.read(text, at);
  }

  private int status(int at) throws Mismatch {
    String text = fields.present(JsonField.STATUS);
    if (text == null) {
      throw new Mismatch(at, "a field with the HTTP status, such as status");
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new Mismatch(at, "an HTTP status such as 200 and not \"" + text + '"');
    }
  }

  private long micros(JsonField field, int at) throws Mismatch {
    String text = fields.present(field);
    if (text == null) {
      return -1;
    }
    try {
      return cursor(text).secondsAsMicros("seconds");
    } catch (Mismatch mismatch) {
      throw new Mismatch(at, "a request time in seconds such as 0.048 and not \"" + text + '"');
    }
  }

  /** Null where the format does not log upstream addresses. */
  private UpstreamColumns columns() {
    String addresses = fields.get(JsonField.ADDRESSES);
    if (addresses == null) {
      return null;
    }
    ItemList items = list(addresses);
    int size = items.size();
    return new UpstreamColumns(
        items,
        list(JsonField.LENGTHS, size),
        list(JsonField.TIMES, size),
        list(JsonField.STATUSES, size),
        list(JsonField.CONNECTS, size),
        list(JsonField.HEADERS, size));
  }

  /**
   * Null where the list is not logged, or was cut to another length by a {@code map}: which item
   * belongs to which attempt is not certain then.
   */
  private ItemList list(JsonField field, int size) {
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
    String whole = fields.present(JsonField.REQUEST);
    if (whole != null) {
      return RequestLine.of(escaped(whole));
    }
    String method = escaped(fields.present(JsonField.METHOD));
    String uri = escaped(fields.present(JsonField.REQUEST_URI));
    if (uri != null) {
      return RequestLine.ofTarget(method, uri);
    }
    String path = escaped(fields.present(JsonField.PATH));
    if (path == null) {
      return new RequestLine(method, null, null, null);
    }
    RequestLine line = RequestLine.ofTarget(method, path);
    String query = escaped(fields.present(JsonField.QUERY));
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
    String service = fields.present(JsonField.SERVICE);
    String namespace = fields.present(JsonField.NAMESPACE);
    if (service != null
        && namespace != null
        && fields.present(JsonField.ALTERNATIVE_NAME) == null) {
      return new UpstreamName(namespace, service, fields.present(JsonField.SERVICE_PORT));
    }
    return UpstreamName.of(upstreamName());
  }

  private String upstreamName() {
    String alternative = fields.present(JsonField.ALTERNATIVE_NAME);
    return alternative == null ? fields.present(JsonField.UPSTREAM_NAME) : alternative;
  }

  private String client() {
    String client = fields.present(JsonField.CLIENT);
    if (client != null) {
      return client;
    }
    String forwarded = fields.present(JsonField.FORWARDED_FOR);
    return forwarded == null ? null : forwarded.split(",", 2)[0].strip();
  }

  private String host(RequestLine line) {
    String host = fields.present(JsonField.HOST);
    return host == null ? line.host() : host;
  }

  private static ByteCursor cursor(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ByteCursor().over(bytes, 0, bytes.length);
  }
}
