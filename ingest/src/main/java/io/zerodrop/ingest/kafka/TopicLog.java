package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.envelope.Envelope;
import io.zerodrop.ingest.envelope.Origin;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.format.Detection;
import io.zerodrop.ingest.format.Detector;
import io.zerodrop.ingest.format.LogFormat;
import io.zerodrop.ingest.format.LogKind;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.read.LineBlock;
import io.zerodrop.ingest.read.LogFile;
import io.zerodrop.ingest.read.LogReader;
import io.zerodrop.ingest.source.Parsed;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The records of one partition and key. What they are is found by looking at the first, for each
 * container where a shipper's envelope names several.
 */
final class TopicLog {

  private final String display;
  private final String topic;
  private final String key;
  private final String given;
  private final ZoneOffset zone;
  private final Map<Origin, OriginLog> logs = new HashMap<>();
  private LogFile outer;

  /**
   * @param display what positions show for the file
   * @param key of the records, null for none; where nothing else does, it names the node or the
   *     proxy they are from
   * @param given format or kind, null to find out
   */
  TopicLog(String display, String topic, String key, String given, ZoneOffset zone) {
    this.display = display;
    this.topic = topic;
    this.key = key;
    this.given = given;
    this.zone = zone;
  }

  /**
   * @param offset of the record in its partition
   * @param published when it was put there, in microseconds
   */
  void read(byte[] value, long offset, long published, Consumer<Parsed> out) {
    Consumer<Rejected> rejected = problem -> out.accept(new Parsed.Unreadable(problem));
    LineBlock block = new LineBlock(value, value.length, offset, 1, 0);
    LogFile frame = outer(value);
    try (LogReader reader = LogReader.over(block, frame, rejected)) {
      LogRecord record = new LogRecord();
      while (reader.next(record)) {
        log(reader.origin(), record, published).parse(record, published, out);
      }
      if (!reader.metEnvelopes() && !frame.detection().envelopes().isEmpty()) {
        outer = null; // the next may be in others
      }
    } catch (IOException closing) {
      throw new IllegalStateException("an array cannot fail to be read", closing);
    }
  }

  /** How records are framed and wrapped. */
  private LogFile outer(byte[] value) {
    if (outer == null) {
      List<Envelope> envelopes = Detector.envelopes(value, true);
      Detection lines = Detection.certain(LogFormat.KUBE_PROXY).inside(envelopes);
      Detection found = envelopes.isEmpty() ? detect(value) : lines;
      outer = file(found.readable() ? found : lines);
    }
    return outer;
  }

  private Detection detect(byte[] bytes) {
    LogFormat format = given == null ? null : LogFormat.of(given).orElse(null);
    if (format != null) {
      return Detection.certain(format);
    }
    LogKind kind = given == null ? null : LogKind.of(given).orElse(null);
    return Detector.detect(bytes, true, topic, kind);
  }

  private LogFile file(Detection detection) {
    return new LogFile(
        display,
        display,
        0,
        detection,
        null,
        FileContext.of(display, 0),
        LogFile.UNKNOWN_TIME,
        LogFile.UNKNOWN_TIME);
  }

  private OriginLog log(Origin origin, LogRecord record, long published) {
    Origin writer =
        new Origin(origin.namespace(), origin.pod(), origin.container(), origin.node(), null);
    OriginLog log = logs.get(writer);
    if (log == null || log.isOutdated(published)) {
      byte[] payload = Arrays.copyOfRange(record.bytes(), record.from(), record.to());
      Detection detection = detect(payload);
      log = new OriginLog(detection, context(writer, detection, published));
      if (log.isReadable()) {
        logs.put(writer, log);
      } else if (writer.equals(Origin.UNKNOWN)) {
        outer = null;
      }
    }
    return log;
  }

  /** A proxy that nobody names goes by its format, whatever partition its lines went to. */
  private FileContext context(Origin writer, Detection detection, long published) {
    String node = writer.node() == null ? key : writer.node();
    String router = writer.podName() == null ? key : writer.podName();
    if (router == null) {
      router = detection.readable() ? detection.format().id() : topic;
    }
    return new FileContext(display, node, router, published, zone);
  }

  /** What stands at a place and is no log that can be read. */
  static Rejected unknown(Position position, String why) {
    return new Rejected(
        position, why + "; if it is a log, say which with formats: TOPIC: KIND", "");
  }
}
