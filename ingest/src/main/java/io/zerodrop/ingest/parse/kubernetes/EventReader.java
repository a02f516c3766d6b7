package io.zerodrop.ingest.parse.kubernetes;

import io.zerodrop.ingest.event.KubernetesEvent;
import io.zerodrop.ingest.event.Position;
import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.parse.time.Rfc3339;

/**
 * Reads an Event of core/v1 or events.k8s.io/v1, which name the same things differently: {@code
 * involvedObject} and {@code regarding}, {@code message} and {@code note}, {@code source} and
 * {@code deprecatedSource}.
 */
public final class EventReader {

  private static final int LONGEST_MESSAGE = 1024; // the API server's own limit

  private EventReader() {}

  public static KubernetesEvent read(Tree event, Position position) throws Mismatch {
    boolean core = event.has("involvedObject");
    Tree about = event.object(core ? "involvedObject" : "regarding");
    Tree source = event.object(core ? "source" : "deprecatedSource");
    String component =
        firstText(
            source.text("component"),
            event.text("reportingComponent"),
            event.text("reportingController"));
    return new KubernetesEvent(
        position,
        occurred(event, core),
        event.object("metadata").text("uid"),
        event.text("reason"),
        event.text("type"),
        about.text("kind"),
        about.text("namespace"),
        about.text("name"),
        about.text("uid"),
        about.text("fieldPath"),
        cut(event.text(core ? "message" : "note")),
        component,
        host(event, source, component),
        count(event, core));
  }

  /** First to last occurrence; the time it was stored where it tells neither. */
  private static Stamp occurred(Tree event, boolean core) throws Mismatch {
    Stamp exact = stamp(event.text("eventTime"));
    Stamp first = stamp(event.text(core ? "firstTimestamp" : "deprecatedFirstTimestamp"));
    Stamp series = stamp(event.object("series").text("lastObservedTime"));
    Stamp last = stamp(event.text(core ? "lastTimestamp" : "deprecatedLastTimestamp"));
    Stamp stored = stamp(event.object("metadata").text("creationTimestamp"));
    Stamp from = firstStamp(exact, first, last, series, stored);
    Stamp to = firstStamp(series, last, exact, first, stored);
    if (from == null) {
      throw new Mismatch("eventTime", "the event's time here or in firstTimestamp", "none");
    }
    return new Stamp(from.earliest(), Math.max(from.latest(), to.latest()));
  }

  private static Stamp stamp(String text) throws Mismatch {
    Stamp stamp = Rfc3339.stamp(text);
    if (!Rfc3339.isUnset(text) && stamp == null) {
      throw new Mismatch("eventTime", "times such as 2026-05-01T10:00:00Z", "other text");
    }
    return stamp;
  }

  /** A kubelet reports as the node it runs on; other reporters are named by pod or process. */
  private static String host(Tree event, Tree source, String component) throws Mismatch {
    String host = source.text("host");
    if (host != null && !host.isEmpty()) {
      return host;
    }
    return "kubelet".equals(component) ? event.text("reportingInstance") : null;
  }

  private static int count(Tree event, boolean core) throws Mismatch {
    Integer series = event.object("series").integer("count");
    Integer count = event.integer(core ? "count" : "deprecatedCount");
    return Math.max(1, series != null ? series : count != null ? count : 1);
  }

  private static Stamp firstStamp(Stamp... stamps) {
    for (Stamp stamp : stamps) {
      if (stamp != null) {
        return stamp;
      }
    }
    return null;
  }

  private static String firstText(String... texts) {
    for (String text : texts) {
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  private static String cut(String message) {
    return message == null || message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE);
  }
}
