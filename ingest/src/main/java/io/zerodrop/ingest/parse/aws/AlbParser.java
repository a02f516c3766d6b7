package io.zerodrop.ingest.parse.aws;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.util.List;

/**
 * Reads access lines of an Application Load Balancer. Lines of network load balancers and of
 * connections, which share its buckets, are known and passed over.
 */
public final class AlbParser implements RecordParser {

  static final String FORMAT = "aws-alb";

  private static final String ADVICE =
      "expected an access line of an AWS Application Load Balancer, which begins with its type such"
          + " as https and a time";

  private static final int TIME = 1;
  private static final int ELB = 2;
  private static final int CLIENT = 3;
  private static final int TARGET = 4;
  private static final int REQUEST_SECONDS = 5;
  private static final int TARGET_SECONDS = 6;
  private static final int RESPONSE_SECONDS = 7;
  private static final int ELB_STATUS = 8;
  private static final int TARGET_STATUS = 9;
  private static final int REQUEST = 12;
  private static final int TARGET_GROUP = 16;
  private static final int TRACE = 17;
  private static final int DOMAIN = 18;
  private static final int CREATED = 21;

  /** A creation time further away is that of an edited line. */
  private static final long LONGEST = 7 * 24 * 3600 * Stamp.SECOND;

  private final String router;
  private final Fields fields = new Fields();
  private final ByteCursor in = new ByteCursor();

  public AlbParser(FileContext context) {
    this.router = context.router();
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    in.over(record);
    if (in.atEnd() || in.startsWith("tls ") || isConnection()) {
      sink.irrelevant();
      return;
    }
    try {
      sink.request(read(record));
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  /** {@code <time> <client> <port> <listener port> ...} without a type before the time. */
  private boolean isConnection() {
    return Rfc3339.micros(in.bytes(), in.at(), in.tokenEnd()) != Rfc3339.INVALID;
  }

  private RequestLogged read(LogRecord record) throws Mismatch {
    fields.read(in);
    Stamp end = Rfc3339.stamp(fields.get(TIME));
    if (end == null || fields.size() <= REQUEST) {
      throw new Mismatch(
          record.from(),
          "a type, a time such as 2026-11-22T11:15:53.048112Z, and 11"
              + " fields before the quoted request");
    }
    int status = status(fields.get(ELB_STATUS));
    Stamp start = start(end);
    RequestLine request = RequestLine.of(fields.get(REQUEST));
    String domain = fields.get(DOMAIN);
    return new RequestLogged(
        record.position(),
        fields.get(ELB).isEmpty() ? router : fields.get(ELB),
        FORMAT,
        start,
        end,
        traceId(fields.get(TRACE)),
        request.method(),
        request.path(),
        request.query(),
        status,
        PeerAddress.of(fields.get(CLIENT)).host(),
        domain.isEmpty() ? withoutPort(request.host()) : domain,
        null,
        null,
        null,
        targetGroup(fields.get(TARGET_GROUP)),
        attempts(status, start, end),
        0);
  }

  private Stamp start(Stamp end) {
    Stamp created = Rfc3339.stamp(fields.get(CREATED));
    long elapsed = created == null ? -1 : end.latest() - created.earliest();
    if (created != null && elapsed >= 0 && elapsed < LONGEST) {
      return Stamp.between(
          created.earliest(), Math.min(created.latest() + Stamp.MILLISECOND, end.latest()));
    }
    long took = took();
    return took < 0
        ? end.widen(60 * Stamp.SECOND, 0)
        : end.plus(-took).widen(Stamp.MILLISECOND, Stamp.MILLISECOND);
  }

  /** The sum of the three durations, -1 where one was not reached. */
  private long took() {
    long sum = 0;
    for (int field : new int[] {REQUEST_SECONDS, TARGET_SECONDS, RESPONSE_SECONDS}) {
      long micros = micros(fields.get(field));
      if (micros < 0) {
        return -1;
      }
      sum += micros;
    }
    return sum;
  }

  private List<Attempt> attempts(int status, Stamp start, Stamp end) {
    boolean chosen = !fields.get(TARGET).isEmpty();
    int answer = status(fields.get(TARGET_STATUS));
    long elapsed = Math.max(0, end.middle() - start.middle());
    Failure failure = new Target(chosen, status, answer, elapsed).failure();
    if (!chosen && failure == Failure.NONE) {
      return List.of();
    }
    PeerAddress peer = chosen ? PeerAddress.of(fields.get(TARGET)) : null;
    long dispatch = Math.max(0, micros(fields.get(REQUEST_SECONDS)));
    Stamp began =
        new Stamp(
            start.earliest(),
            Math.min(end.latest(), start.latest() + dispatch + Stamp.MILLISECOND));
    long took = took();
    return List.of(
        new Attempt(
            1,
            peer == null ? null : peer.host(),
            peer == null ? 0 : peer.port(),
            answer,
            began,
            end,
            -1,
            took >= 0 ? took - dispatch : Math.max(0, elapsed - dispatch),
            -1,
            failure,
            answer > 0));
  }

  /** {@code 1-5833...} of {@code Self=1-58...;Root=1-5833...}. */
  private static String traceId(String trace) {
    int root = trace.indexOf("Root=");
    if (root < 0) {
      return trace.isEmpty() ? null : trace;
    }
    int from = root + "Root=".length();
    int to = trace.indexOf(';', from);
    return trace.substring(from, to < 0 ? trace.length() : to);
  }

  /** {@code k8s-shop-web-0a1b2c} of {@code arn:...:targetgroup/k8s-shop-web-0a1b2c/73e2}. */
  private static String targetGroup(String arn) {
    String[] parts = arn.split("/");
    return parts.length < 2 ? null : parts[1];
  }

  private static String withoutPort(String host) {
    return host == null ? null : host.replaceFirst(":\\d*$", "");
  }

  private static int status(String text) {
    return text.matches("\\d{3}") ? Integer.parseInt(text) : 0;
  }

  private static long micros(String seconds) {
    return seconds.matches("\\d{1,9}(\\.\\d{1,6})?")
        ? Math.round(Double.parseDouble(seconds) * Stamp.SECOND)
        : -1;
  }
}
