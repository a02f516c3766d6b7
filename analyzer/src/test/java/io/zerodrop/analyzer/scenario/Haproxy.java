package io.zerodrop.analyzer.scenario;

/** An HAProxy ({@code option httplog}, the request id captured). */
final class Haproxy {

  /** Makes a captured header long enough to be taken for a request id. */
  static final String FILLED_UP = "-0000000000000000";

  private final Journal journal;
  private int port = 40000;

  Haproxy(Journal journal) {
    this.journal = journal;
  }

  void served(String id, double start, double seconds, String server) {
    line(id, start, server, "0/0/0/%1$d/%1$d", seconds, 200, "----", 0);
  }

  void refused(String id, double start, String server) {
    line(id, start, server, "0/0/-1/-1/%d", 0.0, 503, "SC--", 0);
  }

  /**
   * @param seconds until HAProxy gave up connecting
   */
  void connectTimeout(String id, double start, double seconds, String server) {
    line(id, start, server, "0/0/-1/-1/%d", seconds, 503, "sC--", 0);
  }

  /** The server closed before it had sent headers. */
  void closed(String id, double start, double seconds, String server) {
    line(id, start, server, "0/0/0/-1/%d", seconds, 502, "SH--", 0);
  }

  void noServer(String id, double start) {
    line(id, start, "<NOSRV>", "0/-1/-1/-1/%d", 0.0, 503, "SC--", 0);
  }

  void message(double at, String text) {
    journal.write("haproxy.log", at, "%s lb-1 haproxy[7]: %s".formatted(Clock.syslog(at), text));
  }

  private void line(
      String id,
      double start,
      String server,
      String timers,
      double seconds,
      int status,
      String state,
      int retries) {
    long millis = Math.round(seconds * 1000);
    message(
        start + seconds,
        "203.0.113.9:%d [%s] fe_web be_web/%s %s %d 209 - - %s 4/4/3/1/%d 0/0 {%s} \"GET /orders/%s HTTP/1.1\""
            .formatted(
                ++port,
                Clock.clfMillis(start),
                server,
                timers.formatted(millis),
                status,
                state,
                retries,
                id + FILLED_UP,
                id));
  }
}
