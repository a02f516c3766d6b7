package io.zerodrop.ingest.parse.traefik;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.json.FieldReader;
import io.zerodrop.ingest.parse.time.Rfc3339;

/**
 * A line of Traefik's own log: JSON, {@code time="..." level=debug msg="..."} (version 2), or
 * {@code 2026-11-22T11:15:53Z DBG file.go:1 > message key=value} (version 3).
 *
 * @param time null where it tells none
 * @param error what went wrong, "" without one
 * @param service {@code namespace/name} or as much of it as is told, null without one
 */
record OwnLog(Stamp time, String message, String error, String service) {

  private static final String CAUSED_BY = "' caused by: ";
  private static final int TIME = "2026-11-22T11:15:53".length();

  static OwnLog ofJson(FieldReader<TraefikField> fields) {
    String error = fields.present(TraefikField.ERROR);
    String message = fields.present(TraefikField.MESSAGE);
    return of(
        fields.present(TraefikField.TIME),
        message == null ? "" : message,
        error == null ? "" : error,
        service(
            fields.present(TraefikField.MESSAGE_NAMESPACE),
            fields.present(TraefikField.MESSAGE_SERVICE)));
  }

  /** Null for text that is no such line. */
  static OwnLog ofText(String line) {
    if (line.startsWith("time=\"")) {
      return of(
          value(line, "time"),
          orEmpty(value(line, "msg")),
          orEmpty(value(line, "error")),
          service(value(line, "namespace"), value(line, "serviceName")));
    }
    int space = line.indexOf(' ');
    boolean level = space >= TIME && line.length() > space + 4 && line.charAt(space + 4) == ' ';
    if (!level || Rfc3339.stamp(line.substring(0, space)) == null) {
      return null;
    }
    int arrow = line.indexOf(" > ", space);
    int from = arrow < 0 ? space + 5 : arrow + 3;
    return of(
        line.substring(0, space),
        line.substring(from),
        orEmpty(value(line, "error")),
        service(value(line, "namespace"), value(line, "serviceName")));
  }

  /** Version 2 puts the error behind the message. */
  private static OwnLog of(String time, String message, String error, String service) {
    int caused = message.indexOf(CAUSED_BY);
    String cause =
        caused >= 0 && error.isEmpty() ? message.substring(caused + CAUSED_BY.length()) : error;
    return new OwnLog(Rfc3339.stamp(time), message, cause, service);
  }

  /** Whether it says why a request got 502 or 504. */
  boolean ofAttempt() {
    String words = message.startsWith("'") ? message.substring(1) : message;
    return words.startsWith("502 ") || words.startsWith("504 ") || words.startsWith("499 ");
  }

  private static String service(String namespace, String name) {
    return name == null || namespace == null ? name : namespace + "/" + name;
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  /** Null without the key. A quoted value may hold escaped quotes. */
  private static String value(String line, String key) {
    String start = key + "=";
    int at = line.startsWith(start) ? 0 : line.indexOf(" " + start) + 1;
    if (at == 0 && !line.startsWith(start)) {
      return null;
    }
    int from = at + start.length();
    if (from >= line.length() || line.charAt(from) != '"') {
      int space = line.indexOf(' ', from);
      return line.substring(from, space < 0 ? line.length() : space);
    }
    int to = from + 1;
    while (to < line.length() && line.charAt(to) != '"') {
      to += line.charAt(to) == '\\' ? 2 : 1;
    }
    return line.substring(from + 1, Math.min(to, line.length()));
  }
}
