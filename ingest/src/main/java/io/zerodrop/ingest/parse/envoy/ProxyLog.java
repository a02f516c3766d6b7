package io.zerodrop.ingest.parse.envoy;

import io.zerodrop.ingest.event.RouterLine;
import io.zerodrop.ingest.event.RouterLine.Kind;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.LogRecord;
import io.zerodrop.ingest.parse.text.ByteCursor;
import io.zerodrop.ingest.parse.text.Excerpt;
import io.zerodrop.ingest.parse.time.Rfc3339;

/**
 * Lines of the proxy's own log that share the stream: Envoy's {@code [2026-11-22 11:15:53.048][19]
 * [info][main] ...} and the mesh agent's {@code 2026-11-22T11:15:53.048Z info ...} with tabs. At
 * the level debug they tell when a cluster's hosts changed (cluster_manager_impl.cc, "membership
 * update"; eds.cc).
 */
final class ProxyLog {

  private static final int TIME = "2026-11-22 11:15:53".length();
  private static final String[] MEMBERSHIP = {
    "membership update for TLS cluster ", "EDS hosts or locality weights changed for cluster: "
  };

  private ProxyLog() {}

  /** Whether the line was written by Envoy or by its agent and is no access line. */
  static boolean holds(ByteCursor in) {
    if (in.peek() == '[') {
      return date(in, 1) && in.peek(11) == ' ' && in.indexOf("][") >= 0;
    }
    return date(in, 0) && in.peek(10) == 'T' && in.indexOf("Z\t") >= 0;
  }

  private static boolean date(ByteCursor in, int ahead) {
    return ByteCursor.isDigit(in.peek(ahead))
        && in.peek(ahead + 4) == '-'
        && in.peek(ahead + 7) == '-'
        && ByteCursor.isDigit(in.peek(ahead + 8));
  }

  /** What the line says of the router's view of hosts; null if nothing. */
  static RouterLine view(ByteCursor in, LogRecord record, String router) {
    for (String words : MEMBERSHIP) {
      int at = in.indexOf(words);
      Stamp time = at < 0 ? null : time(in);
      if (time != null) {
        in.moveTo(at + words.length());
        String cluster = in.text(in.at(), in.tokenEnd());
        String message = Excerpt.of(in.text(at, in.end()));
        return new RouterLine(
            record.position(), time, router, Kind.RECONFIGURED, cluster, null, message);
      }
    }
    return null;
  }

  /** Envoy writes the local time of its container, which is UTC. */
  private static Stamp time(ByteCursor in) {
    int from = in.peek() == '[' ? in.at() + 1 : in.at();
    int end = from + TIME;
    while (end < in.end() && (in.bytes()[end] == '.' || ByteCursor.isDigit(in.bytes()[end]))) {
      end++;
    }
    return end > in.end() ? null : Rfc3339.stamp(in.text(from, end) + "Z");
  }
}
