package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.source.Parsed;
import java.util.function.Consumer;

/** What one writer wrote into a topic. */
final class OriginLog {

  /** A month: dates without a year are completed by the time at which this log began. */
  private static final long OUTDATED_MICROS = 31L * 86_400 * 1_000_000;

  private final Detection detection;
  private final FileContext context;
  private final RecordParser parser;

  OriginLog(Detection detection, FileContext context) {
    this.detection = detection;
    this.context = context;
    this.parser = detection.readable() ? detection.format().newParser(context) : null;
  }

  boolean isReadable() {
    return parser != null;
  }

  boolean isOutdated(long published) {
    return Math.abs(published - context.reference()) > OUTDATED_MICROS;
  }

  void parse(LogRecord record, long published, Consumer<Parsed> out) {
    if (parser == null) {
      if (!detection.irrelevant()) {
        Rejected unknown = TopicLog.unknown(record.position(), detection.why());
        out.accept(new Parsed.Unreadable(unknown));
      }
      return;
    }
    try {
      parser.parse(record, new Sink(out));
    } catch (RuntimeException fault) {
      String why = "fault in the parser of " + detection.format().id() + " (" + fault + ")";
      out.accept(new Parsed.Unreadable(new Rejected(record.position(), why, "")));
    }
  }

  private record Sink(Consumer<Parsed> out) implements ParsedSink {

    @Override
    public void event(ClusterEvent event) {
      out.accept(new Parsed.Event(event));
    }

    @Override
    public void request(RequestLogged request) {
      out.accept(new Parsed.Request(request));
    }

    @Override
    public void rejected(Rejected rejected) {
      out.accept(new Parsed.Unreadable(rejected));
    }

    @Override
    public void irrelevant() {
      // bears on nothing
    }
  }
}
