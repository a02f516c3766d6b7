package io.zerodrop.ingest.parse.probe;

import io.zerodrop.ingest.event.Failure;
import io.zerodrop.ingest.event.Rejected;
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
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.text.Mismatch;
import io.zerodrop.ingest.parse.text.Rejection;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.util.List;
import java.util.Locale;

/**
 * Reads a probe's requests. Each has one attempt, at the address that the client turned to, with a
 * status of 0 where no answer came. A request that failed through a fault of the probe's own says
 * nothing of its target and is rejected with that reason.
 */
public final class ProbeParser implements RecordParser {

  public static final String FORMAT = "probe";

  private static final String ADVICE =
      "expected a line as zerodrop probe or rollout-test.sh writes it";

  private final FieldReader<ProbeField> fields = new FieldReader<>(ProbeField.NAMES);

  public ProbeParser(FileContext context) {}

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    try {
      fields.read(record);
      if (!"request".equals(fields.present(ProbeField.KIND))) {
        sink.irrelevant();
      } else if (fields.present(ProbeField.OWN_FAULT) != null) {
        sink.rejected(ownFault(record, fields.present(ProbeField.OWN_FAULT)));
      } else {
        sink.request(read(record));
      }
    } catch (Mismatch mismatch) {
      sink.rejected(Rejection.of(record, mismatch, ADVICE));
    }
  }

  private static Rejected ownFault(LogRecord record, String fault) {
    return new Rejected(
        record.position(),
        "expected what became of a request, found that the probe itself failed ("
            + Excerpt.of(fault)
            + "): this says nothing of its target",
        Excerpt.of(record.bytes(), record.from(), record.to()));
  }

  private RequestLogged read(LogRecord record) throws Mismatch {
    Stamp start = Rfc3339.stamp(fields.present(ProbeField.START));
    if (start == null) {
      throw new Mismatch(record.from(), "a start such as 2026-11-22T11:15:53.048112Z");
    }
    String id = fields.present(ProbeField.ID);
    long took = micros(ProbeField.TOOK);
    if (id == null || took < 0) {
      throw new Mismatch(record.from(), "an id, and took_s in seconds");
    }
    RequestLine request =
        RequestLine.ofTarget(
            String.valueOf(fields.present(ProbeField.METHOD)),
            String.valueOf(fields.present(ProbeField.URL)));
    Stamp end = start.plus(took);
    return new RequestLogged(
        record.position(),
        FORMAT,
        FORMAT,
        start,
        end,
        id,
        request.method(),
        request.path(),
        request.query(),
        status(),
        null,
        request.host(),
        null,
        null,
        null,
        null,
        List.of(attempt(start, end, took)),
        0);
  }

  private Attempt attempt(Stamp start, Stamp end, long took) {
    String address = fields.present(ProbeField.ADDRESS);
    PeerAddress peer = address == null ? null : PeerAddress.of(address);
    long connect = micros(ProbeField.CONNECT);
    boolean reused = "true".equals(fields.present(ProbeField.REUSED));
    return new Attempt(
        1,
        peer == null ? null : peer.host(),
        peer == null ? 0 : peer.port(),
        status(),
        start,
        end,
        reused ? 0 : connect,
        took,
        -1,
        failure(),
        false);
  }

  private int status() {
    return (int) Math.max(0, Math.min(999, fields.number(ProbeField.STATUS, 0)));
  }

  private Failure failure() {
    String said = fields.present(ProbeField.FAILURE);
    if (said == null) {
      return status() == 0 ? Failure.UNSPECIFIED : Failure.NONE;
    }
    String name = said.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Failure failure : Failure.values()) {
      if (failure.name().equals(name)) {
        return failure;
      }
    }
    return Failure.UNSPECIFIED;
  }

  private long micros(ProbeField field) {
    String text = fields.present(field);
    return text != null && text.matches("\\d{1,7}([.,]\\d{1,9})?")
        ? Math.round(Double.parseDouble(text.replace(',', '.')) * Stamp.SECOND)
        : -1;
  }
}
