package io.zerodrop.ingest.format;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.RecordParser;
import io.zerodrop.ingest.parse.audit.AuditParser;
import io.zerodrop.ingest.parse.kubernetes.ManifestParser;
import io.zerodrop.ingest.parse.kubernetes.ObjectParser;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every format that can be read: its id, what it is about, what its records are, who reads them.
 */
public enum LogFormat {
  /** The API server's audit log, JSON backend or webhook batches. */
  AUDIT("audit", LogKind.AUDIT, Framing.JSON_VALUE, Dating.FULL, AuditParser::new),
  /** Watch streams and lists of objects; their kinds may be mixed within a file. */
  ENDPOINT_SLICE(
      "endpointslice", LogKind.ENDPOINT_SLICE, Framing.JSON_VALUE, Dating.FULL, ObjectParser::new),
  POD("pod", LogKind.POD, Framing.JSON_VALUE, Dating.FULL, ObjectParser::new),
  EVENT("event", LogKind.EVENT, Framing.JSON_VALUE, Dating.FULL, ObjectParser::new),
  OBJECT("object", LogKind.MANIFEST, Framing.JSON_VALUE, Dating.NONE, ObjectParser::new),
  /** YAML manifests. */
  MANIFEST("manifest", LogKind.MANIFEST, Framing.YAML_DOCUMENT, Dating.NONE, ManifestParser::new);

  private final String id;
  private final LogKind kind;
  private final Framing framing;
  private final Dating dating;
  private final Function<FileContext, RecordParser> parser;

  LogFormat(
      String id,
      LogKind kind,
      Framing framing,
      Dating dating,
      Function<FileContext, RecordParser> parser) {
    this.id = id;
    this.kind = kind;
    this.framing = framing;
    this.dating = dating;
    this.parser = parser;
  }

  public String id() {
    return id;
  }

  public LogKind kind() {
    return kind;
  }

  public Framing framing() {
    return framing;
  }

  /** How much of a time its records tell. */
  public Dating dating() {
    return dating;
  }

  /** Whether its parser wants the syslog header of a line, for what it tells of the writer. */
  public boolean readsSyslog() {
    return id.equals("haproxy");
  }

  /** A parser for one file. */
  public RecordParser newParser(FileContext context) {
    return parser.apply(context);
  }

  public static Optional<LogFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }
}
