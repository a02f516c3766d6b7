package io.zerodrop.ingest.kafka;

import io.zerodrop.ingest.event.Stamp;
import io.zerodrop.ingest.source.Parsed;

/** When something that came out of a log happened, in milliseconds. */
final class ParsedTime {

  private ParsedTime() {}

  /**
   * @param published when the record was put into the topic, for what tells no time
   */
  static long millis(Parsed parsed, long published) {
    Stamp stamp = null;
    if (parsed instanceof Parsed.Event is) {
      stamp = is.event().time();
    } else if (parsed instanceof Parsed.Request is) {
      stamp = is.request().end();
    }
    return stamp == null ? published : Math.floorDiv(stamp.latest(), 1_000L);
  }
}
