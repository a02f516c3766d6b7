package io.zerodrop.bench.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The API server's audit log; a second's events are put in order before they are written. */
final class AuditLog implements Closeable {

  private static final Template EVENT = Template.of("audit.json");

  private record Dated(long at, String line) {}

  private final LogWriter out;
  private final Identities ids;
  private final List<Dated> second = new ArrayList<>();
  private long waiting;

  AuditLog(Path file, Identities ids) throws IOException {
    this.out = new LogWriter(file);
    this.ids = ids;
  }

  /**
   * @param object the objectRef, as JSON
   * @param bodies requestObject and responseObject with a comma behind each; may be empty
   */
  void add(
      long at, String level, String verb, String uri, Caller by, String object, String bodies) {
    add(at, level, "ResponseComplete", verb, uri, by, object, bodies);
  }

  void add(
      long at,
      String level,
      String stage,
      String verb,
      String uri,
      Caller by,
      String object,
      String bodies) {
    String line =
        EVENT.with(
            Map.ofEntries(
                Map.entry("level", level),
                Map.entry("id", ids.uid()),
                Map.entry("stage", stage),
                Map.entry("uri", uri),
                Map.entry("verb", verb),
                Map.entry("user", by.user()),
                Map.entry("source", by.address()),
                Map.entry("agent", by.agent()),
                Map.entry("object", object),
                Map.entry("code", verb.equals("create") ? "201" : "200"),
                Map.entry("bodies", bodies),
                Map.entry("received", Times.micros(at - 4_200)),
                Map.entry("staged", Times.micros(at)),
                Map.entry("reason", by.reason())));
    second.add(new Dated(at, line));
    waiting += line.length() + 1;
  }

  static String object(String group, String resource, String sub, String namespace, String name) {
    return "{\"resource\":\""
        + resource
        + "\""
        + (namespace == null ? "" : ",\"namespace\":\"" + namespace + "\"")
        + (name == null ? "" : ",\"name\":\"" + name + "\"")
        + (group.isEmpty() ? "" : ",\"apiGroup\":\"" + group + "\"")
        + ",\"apiVersion\":\"v1\""
        + (sub == null ? "" : ",\"subresource\":\"" + sub + "\"")
        + "}";
  }

  static String request(String body) {
    return "\"requestObject\":" + body + ",";
  }

  static String response(String body) {
    return "\"responseObject\":" + body + ",";
  }

  /** Of what is written and what waits for the end of its second. */
  long bytes() {
    return out.bytes() + waiting;
  }

  long events() {
    return out.lines();
  }

  void endSecond() throws IOException {
    second.sort(Comparator.comparingLong(Dated::at));
    for (Dated event : second) {
      out.line(event.line);
    }
    second.clear();
    waiting = 0;
  }

  /** Writes what has happened up to a time. */
  void publish(long now) throws IOException {
    second.sort(Comparator.comparingLong(Dated::at));
    int due = 0;
    while (due < second.size() && second.get(due).at <= now) {
      String line = second.get(due++).line;
      out.line(line);
      waiting -= line.length() + 1;
    }
    second.subList(0, due).clear();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    endSecond();
    out.close();
  }
}
