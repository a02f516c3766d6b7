package io.zerodrop.ingest.parse.gcp;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.RequestLogged.Attempt;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.request.PeerAddress;
import io.zerodrop.ingest.parse.request.RequestLine;
import io.zerodrop.ingest.parse.request.StartedRequest;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.util.List;

/** Reads LogEntry objects of an HTTP(S) load balancer. */
public final class GcpLoadBalancerParser implements RecordParser {

  static final String FORMAT = "gcp-lb";

  private static final String ADVICE =
      "expected a log entry of a Google Cloud load balancer, with httpRequest and timestamp";

  private final String router;
  private final FieldReader<GcpField> fields = new FieldReader<>(GcpField.NAMES);

  public GcpLoadBalancerParser(FileContext context) {
    this.router = context.router();
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      fields.read(record);
      boolean request = fields.get(GcpField.STATUS) != null || fields.get(GcpField.URL) != null;
      if (request) {
        sink.request(read(record));
      } else {
        sink.irrelevant();
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private RequestLogged read(LogRecord record) throws Mismatch {
    Stamp start = Rfc3339.stamp(fields.present(GcpField.TIMESTAMP));
    if (start == null) {
      throw new Mismatch(record.from(), "a timestamp such as 2026-11-22T11:15:53.048112Z");
    }
    int status = (int) Math.max(0, Math.min(999, fields.number(GcpField.STATUS, 0)));
    StartedRequest times =
        new StartedRequest(start, latency(), Stamp.MILLISECOND, record.writtenMicros());
    String url = fields.present(GcpField.URL);
    RequestLine request =
        url == null
            ? new RequestLine(fields.present(GcpField.METHOD), null, null, null)
            : RequestLine.ofTarget(fields.present(GcpField.METHOD), url);
    String remote = fields.present(GcpField.REMOTE);
    String rule = fields.present(GcpField.FORWARDING_RULE);
    return new RequestLogged(
        record.position(),
        rule == null ? router : rule,
        FORMAT,
        start,
        times.end(),
        requestId(),
        request.method(),
        request.path(),
        request.query(),
        status,
        remote == null ? null : PeerAddress.of(remote).host(),
        request.host(),
        null,
        null,
        null,
        fields.present(GcpField.BACKEND),
        attempts(status, times),
        0);
  }

  private List<Attempt> attempts(int status, StartedRequest times) {
    String said = fields.present(GcpField.DETAILS);
    StatusDetails details = StatusDetails.of(said == null ? "" : said, status);
    String server = fields.present(GcpField.SERVER);
    if (!details.backend() || details.failure() == Failure.NONE && server == null && said == null) {
      return List.of();
    }
    PeerAddress peer = server == null ? null : PeerAddress.of(server);
    return List.of(
        new Attempt(
            1,
            peer == null ? null : peer.host(),
            peer == null ? 0 : peer.port(),
            details.answered() ? status : 0,
            times.attempt(-1, false),
            times.end(),
            -1,
            times.durationMicros(),
            -1,
            details.failure(),
            details.answered()));
  }

  /** {@code 0.048180s}, or the seconds as a number. */
  private long latency() {
    String text = fields.present(GcpField.LATENCY);
    String seconds = text == null ? "" : text.replaceFirst("s$", "");
    return seconds.matches("\\d{1,7}(\\.\\d{1,9})?")
        ? Math.round(Double.parseDouble(seconds) * Stamp.SECOND)
        : -1;
  }

  /** The trace with its span tells attempts of one client apart; an insertId may repeat. */
  private String requestId() {
    String trace = fields.present(GcpField.TRACE);
    String span = fields.present(GcpField.SPAN);
    if (trace == null) {
      return fields.present(GcpField.INSERT);
    }
    String id = trace.substring(trace.lastIndexOf('/') + 1);
    return span == null ? id : id + "/" + span;
  }
}
