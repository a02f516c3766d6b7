package io.zerodrop.dashboards.document;

import static io.zerodrop.dashboards.document.FieldType.INTEGER;
import static io.zerodrop.dashboards.document.FieldType.IP;
import static io.zerodrop.dashboards.document.FieldType.KEYWORD;
import static io.zerodrop.dashboards.document.FieldType.SHORT;
import static io.zerodrop.dashboards.document.FieldType.TEXT;
import static io.zerodrop.dashboards.document.FieldType.TIME;

/** The fields whose names and meanings are those of the Elastic Common Schema 9.4. */
public final class EcsFields {

  public static final String VERSION = "9.4.0";

  public static final Field TIMESTAMP =
      Field.of(
          "@timestamp",
          TIME,
          "when it began: the attempt's most likely start, the request for the pod's deletion,"
              + " the finding's first failed attempt");
  public static final Field ECS_VERSION =
      Field.of("ecs.version", KEYWORD, "the schema that the common fields follow");
  public static final Field EVENT_ID =
      Field.of("event.id", KEYWORD, "the document's id; the same input gives the same id");
  public static final Field EVENT_DATASET =
      Field.of(
          "event.dataset", KEYWORD, "zerodrop.attempt, zerodrop.termination or zerodrop.finding");
  public static final Field EVENT_KIND = Field.of("event.kind", KEYWORD, "event or alert");
  public static final Field EVENT_CATEGORY =
      Field.of("event.category", KEYWORD, "network for requests, process for terminations");
  public static final Field EVENT_TYPE =
      Field.of("event.type", KEYWORD, "what kind of event within the category");
  public static final Field EVENT_OUTCOME =
      Field.of(
          "event.outcome",
          KEYWORD,
          "success or failure of the request as its client saw it; a failed attempt that a retry"
              + " hid belongs to a success");
  public static final Field EVENT_START =
      Field.of("event.start", TIME, "the finding's first failed attempt");
  public static final Field EVENT_END =
      Field.of("event.end", TIME, "the finding's last failed attempt");
  public static final Field MESSAGE = Field.of("message", TEXT, "a sentence for people");

  public static final Field REQUEST_ID =
      Field.of("http.request.id", KEYWORD, "as the proxy logged it");
  public static final Field REQUEST_METHOD = Field.of("http.request.method", KEYWORD, "as logged");
  public static final Field STATUS_CODE =
      Field.of("http.response.status_code", SHORT, "what the client got");
  public static final Field URL_PATH = Field.of("url.path", KEYWORD, "without the query string");
  public static final Field URL_QUERY =
      Field.of("url.query", KEYWORD, "the query string, only when asked for");
  public static final Field SOURCE_IP =
      Field.of("source.ip", IP, "the client, or the hop before the proxy");
  public static final Field SOURCE_ADDRESS =
      Field.of("source.address", KEYWORD, "the client where the log gives no IP address");
  public static final Field DESTINATION_IP =
      Field.of("destination.ip", IP, "the upstream address of the attempt");
  public static final Field DESTINATION_ADDRESS =
      Field.of(
          "destination.address", KEYWORD, "the upstream's name where the log gives no IP address");
  public static final Field DESTINATION_PORT =
      Field.of("destination.port", INTEGER, "the upstream port of the attempt");
  public static final Field OBSERVER_NAME =
      Field.of("observer.name", KEYWORD, "the proxy instance that logged the request");

  private EcsFields() {}
}
