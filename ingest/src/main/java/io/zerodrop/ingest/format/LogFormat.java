package io.zerodrop.ingest.format;

import io.zerodrop.ingest.parse.FileContext;
import io.zerodrop.ingest.parse.RecordParser;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every format that can be read: its id, what it is about, what its records are, who reads them.
 */
public enum LogFormat {
  ;

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
