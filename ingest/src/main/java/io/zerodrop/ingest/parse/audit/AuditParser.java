package io.zerodrop.ingest.parse.audit;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.kubernetes.BoundedJson;
import io.zerodrop.ingest.parse.kubernetes.Mismatch;
import io.zerodrop.ingest.parse.kubernetes.TreeReader;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.io.IOException;

/**
 * Reads one JSON value a record: an audit Event, an EventList as the webhook backend sends them, or
 * events in what clouds and shippers put around them ({@link Wrapper}). A rejection shows verb and
 * resource at most, never a body.
 */
public final class AuditParser implements RecordParser {

  private static final String ADVICE =
      "; check that the file is the API server's JSON audit log and was copied whole";

  /** Wrappers inside one another: a shipper's around a cloud's. */
  private static final int DEEPEST = 3;

  private final boolean prefilter;

  public AuditParser(FileContext context) {
    this(true);
  }

  AuditParser(boolean prefilter) {
    this.prefilter = prefilter;
  }

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    parse(record, null, 0, sink);
  }

  /**
   * @param wrapped when a wrapper says the event was written, null without one
   * @param depth of wrappers around it
   */
  private void parse(LogRecord record, String wrapped, int depth, ParsedSink sink) {
    byte[] bytes = record.bytes();
    if (prefilter && !AuditPrefilter.mayMatter(bytes, record.from(), record.to())) {
      sink.irrelevant();
      return;
    }
    AuditEnvelope envelope = new AuditEnvelope();
    try (JsonParser json = BoundedJson.parser(bytes, record.from(), record.to())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Mismatch("", "a JSON object", BoundedJson.kindOf(json.currentToken()));
      }
      AuditEnvelopeReader reader = new AuditEnvelopeReader(envelope, json, bytes, record.from());
      reader.read();
      if (reader.isList()) {
        list(json, record, sink);
        BoundedJson.requireEnd(json);
      } else if ("EventList".equals(envelope.kind) || envelope.isIrrelevant()) {
        sink.irrelevant();
      } else {
        BoundedJson.requireEnd(json);
        envelope.writtenAt(wrapped);
        event(record.position(), envelope, sink);
      }
    } catch (Mismatch mismatch) {
      if (envelope.stage != null || !unwrapped(record, depth, sink)) {
        reject(record.position(), mismatch.getMessage(), envelope, sink);
      }
    } catch (JsonEOFException cut) {
      if (wrapped == null || !cutShort(record.position(), envelope, wrapped, sink)) {
        reject(record.position(), BoundedJson.reason(cut), envelope, sink);
      }
    } catch (IOException noJson) {
      reject(record.position(), BoundedJson.reason(noJson), envelope, sink);
    }
  }

  /** Reads what is inside of a wrapper; false where the record is none. */
  private boolean unwrapped(LogRecord record, int depth, ParsedSink sink) {
    if (depth == DEEPEST) {
      return false;
    }
    Wrapper wrapper;
    try (JsonParser json = BoundedJson.parser(record.bytes(), record.from(), record.to())) {
      json.nextToken();
      wrapper = Wrapper.of(TreeReader.read(json));
    } catch (IOException | Mismatch noWrapper) {
      return false;
    }
    for (Payload payload : wrapper.payloads()) {
      parse(LogRecord.inside(record, payload.bytes()), payload.time(), depth + 1, sink);
    }
    if (wrapper.known() && wrapper.payloads().isEmpty()) {
      sink.irrelevant();
    }
    return wrapper.known();
  }

  /**
   * An event that its wrapper cut: the fields before the bodies tell all but the time, which is
   * then the wrapper's.
   */
  private static boolean cutShort(
      Position position, AuditEnvelope envelope, String wrapped, ParsedSink sink) {
    long written = Rfc3339.micros(wrapped);
    boolean told = envelope.stage != null && envelope.verb != null && envelope.resource != null;
    if (!told || written == Rfc3339.INVALID) {
      return false;
    }
    envelope.cutAt(written);
    try {
      event(position, envelope, sink);
    } catch (Mismatch mismatch) {
      return false;
    }
    return true;
  }

  private static void list(JsonParser json, LogRecord record, ParsedSink sink)
      throws IOException, Mismatch {
    boolean empty = true;
    if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        empty = false;
        item(json, record, sink);
      }
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      throw new Mismatch("items", "an array", BoundedJson.kindOf(json.currentToken()));
    }
    if (empty) {
      sink.irrelevant();
    }
    while (json.nextFieldName() != null) {
      json.nextToken();
      json.skipChildren();
    }
  }

  /** One element of a list; a bad one is rejected alone, and reading goes on behind it. */
  private static void item(JsonParser json, LogRecord record, ParsedSink sink) throws IOException {
    Position position = place(record, json.currentTokenLocation());
    JsonStreamContext here = json.getParsingContext();
    JsonStreamContext list = json.currentToken().isStructStart() ? here.getParent() : here;
    AuditEnvelope envelope = new AuditEnvelope();
    try {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new Mismatch("", "an audit Event", BoundedJson.kindOf(json.currentToken()));
      }
      AuditEnvelopeReader reader =
          new AuditEnvelopeReader(envelope, json, record.bytes(), record.from());
      reader.read();
      if (reader.isList()) {
        throw new Mismatch("items", "an audit Event", "a list within a list");
      }
      if (envelope.isIrrelevant()) {
        sink.irrelevant();
      } else {
        event(position, envelope, sink);
      }
    } catch (Mismatch mismatch) {
      reject(position, mismatch.getMessage(), envelope, sink);
    }
    while (json.getParsingContext() != list) {
      json.nextToken();
    }
  }

  private static void event(Position position, AuditEnvelope envelope, ParsedSink sink)
      throws Mismatch {
    envelope.requireEvent();
    ClusterEvent event = envelope.resource == null ? null : AuditEvents.of(position, envelope);
    if (event == null) {
      sink.irrelevant();
    } else {
      sink.event(event);
    }
  }

  private static void reject(
      Position position, String reason, AuditEnvelope envelope, ParsedSink sink) {
    sink.rejected(new Rejected(position, reason + ADVICE, envelope.excerpt()));
  }

  /** Inside an envelope the places of the payload are not those of the file. */
  private static Position place(LogRecord record, JsonLocation element) {
    Position start = record.position();
    return record.writtenMicros() != LogRecord.UNKNOWN
        ? start
        : new Position(
            start.file(),
            start.line() + element.getLineNr() - 1,
            start.offset() + element.getByteOffset());
  }
}
