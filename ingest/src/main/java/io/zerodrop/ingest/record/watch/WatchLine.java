package io.zerodrop.ingest.record.watch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line of a recorded watch: what the watch said, and when it was heard. */
public final class WatchLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private WatchLine() {}

  /**
   * @param observedAfter when it certainly had not happened yet, if it may have happened much
   *     before it was heard; null where it was heard as it happened
   */
  static byte[] of(Instant observedAt, Instant observedAfter, String type, ObjectNode object) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("observedAt", time(observedAt));
    if (observedAfter != null) {
      line.put("observedAfter", time(observedAfter));
    }
    line.put("type", type).set("object", object);
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** RFC 3339 with microseconds. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }
}
