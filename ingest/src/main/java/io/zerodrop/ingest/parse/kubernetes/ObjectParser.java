package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.ParsedSink;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.time.Rfc3339;
import java.io.IOException;

/**
 * Reads one JSON value a record: a recorded watch line {@code {"observedAt":..., "type":...,
 * "object":...}}, a watch event as the API server and kubectl's {@code --output-watch-events} write
 * it, a bare object, or a list of them. Where nothing says how an object came to be shown it counts
 * as {@code LISTED}.
 */
public final class ObjectParser implements RecordParser {

  private static final String ADVICE =
      "capture it again with 'kubectl get -w -o json --output-watch-events'";
  private static final String LIST = "List";

  public ObjectParser(FileContext context) {}

  @Override
  public void parse(LogRecord record, ParsedSink sink) {
    ObjectSink objects = new ObjectSink(sink, ADVICE);
    String excerpt = record.length() + " bytes";
    try {
      ObjectDocument document = ObjectDocument.read(record.bytes(), record.from(), record.to());
      Tree header = Tree.of(document.header());
      Stamp observed = observed(header, record);
      if (document.items() != null) {
        list(document, header, record, observed, objects);
      } else if (header.has("object")) {
        watchEvent(header, record.position(), observed, objects);
      } else if (isEmptyList(header) || isHeartbeat(header)) {
        sink.irrelevant();
      } else if (header.has("kind")) {
        objects.object(record.position(), observed, ObjectEvents.LISTED, document.header());
      } else {
        throw new Mismatch(
            "", "a Kubernetes object or a watch event (kind, or type and object)", "neither");
      }
    } catch (Mismatch mismatch) {
      objects.reject(record.position(), mismatch.getMessage(), excerpt);
    } catch (IOException noJson) {
      objects.reject(record.position(), BoundedJson.reason(noJson), excerpt);
    }
  }

  private static void list(
      ObjectDocument document, Tree header, LogRecord record, Stamp observed, ObjectSink objects)
      throws Mismatch {
    if (document.items().isEmpty()) {
      objects.sink().irrelevant();
    }
    for (ObjectDocument.Item item : document.items()) {
      item(item.tree(), header, place(record, item), observed, objects);
    }
  }

  /** An element of a typed list such as PodList leaves out the kind that the list implies. */
  private static void item(
      JsonNode item, Tree list, Position position, Stamp observed, ObjectSink objects)
      throws Mismatch {
    String kind = list.text("kind");
    String apiVersion = list.text("apiVersion");
    boolean typed = kind != null && kind.endsWith(LIST) && kind.length() > LIST.length();
    objects.object(
        position,
        observed,
        ObjectEvents.LISTED,
        item,
        typed ? kind.substring(0, kind.length() - LIST.length()) : null,
        typed && apiVersion != null ? apiVersion : "");
  }

  private static void watchEvent(Tree header, Position position, Stamp observed, ObjectSink objects)
      throws Mismatch {
    String type = header.text("type");
    JsonNode object = header.raw("object");
    switch (type == null ? "" : type) {
      case "ADDED":
      case "MODIFIED":
      case "DELETED":
        objects.object(position, observed, type, object);
        break;
      case ObjectEvents.LISTED:
        if (object.path("items").isArray()) {
          for (JsonNode item : object.path("items")) {
            item(item, header.object("object"), position, observed, objects);
          }
        } else {
          objects.object(position, observed, type, object);
        }
        break;
      case "BOOKMARK":
      case "HEARTBEAT":
        objects.sink().irrelevant();
        break;
      case "ERROR":
        throw brokenWatch(header.object("object"));
      default:
        throw new Mismatch("type", "ADDED, MODIFIED, DELETED or BOOKMARK", "something else");
    }
  }

  /** The object is a Status, 410 where the server no longer had the history that was asked for. */
  private static Mismatch brokenWatch(Tree status) throws Mismatch {
    return new Mismatch(
        "",
        "an object",
        "the end of the watch (ERROR "
            + status.scalar("code")
            + (status.text("reason") == null ? "" : " " + Tree.step(status.text("reason")))
            + "), so changes up to the next list are missing");
  }

  /**
   * When it was received: as the recorder says, else as the log shipper saw it written. What a
   * recorder learnt after a gap happened since {@code observedAfter}.
   */
  private static Stamp observed(Tree header, LogRecord record) throws Mismatch {
    Stamp observed = stamp(header, "observedAt");
    Stamp after = stamp(header, "observedAfter");
    if (observed != null && after != null) {
      return new Stamp(Math.min(after.earliest(), observed.earliest()), observed.latest());
    }
    boolean shipped = observed == null && record.writtenMicros() != LogRecord.UNKNOWN;
    return shipped ? Stamp.at(record.writtenMicros()) : observed;
  }

  private static Stamp stamp(Tree header, String field) throws Mismatch {
    Stamp stamp = Rfc3339.stamp(header.text(field));
    if (stamp == null && !Rfc3339.isUnset(header.text(field))) {
      throw new Mismatch(field, "a time such as 2026-05-01T10:00:00.123456Z", "other text");
    }
    return stamp;
  }

  /** Inside an envelope the places of the payload are not those of the file. */
  private static Position place(LogRecord record, ObjectDocument.Item item) {
    Position start = record.position();
    return record.writtenMicros() != LogRecord.UNKNOWN
        ? start
        : new Position(start.file(), start.line() + item.line(), start.offset() + item.offset());
  }

  private static boolean isEmptyList(Tree header) throws Mismatch {
    String kind = header.text("kind");
    return header.isNull("items") && kind != null && kind.endsWith(LIST);
  }

  private static boolean isHeartbeat(Tree header) throws Mismatch {
    return "HEARTBEAT".equals(header.raw("type").asText()) && !header.has("kind");
  }
}
