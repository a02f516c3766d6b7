package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.Comparator;

/**
 * Orders records by their time, then by what they say, so that nothing depends on how files are
 * named or where a line stands; only records that say the same are told apart by their place.
 */
public final class ContentOrder implements Comparator<ClusterEvent> {

  public static final ContentOrder INSTANCE = new ContentOrder();

  private static final Stamp NEVER = Stamp.at(Long.MIN_VALUE / 4);

  private ContentOrder() {}

  @Override
  public int compare(ClusterEvent a, ClusterEvent b) {
    int byTime = timeOf(a).compareTo(timeOf(b));
    if (byTime != 0 || a == b) {
      return byTime;
    }
    int byContent = contentOf(a).compareTo(contentOf(b));
    return byContent != 0 ? byContent : a.position().compareTo(b.position());
  }

  private static Stamp timeOf(ClusterEvent record) {
    return record.time() == null ? NEVER : record.time();
  }

  /** What the record says, without its position, which every event has as its first component. */
  private static String contentOf(ClusterEvent record) {
    String text = record.toString();
    String place = String.valueOf(record.position());
    int at = text.indexOf(place);
    return at < 0 ? text : text.substring(0, at) + text.substring(at + place.length());
  }
}
