package io.zerodrop.analyzer.timeline;

import io.zerodrop.ingest.event.ClusterEvent;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Orders records by their time, then by what they say, so that nothing depends on how files are
 * named or where a line stands; only records that say the same are told apart by their place.
 */
public final class ContentOrder implements Comparator<ClusterEvent> {

  public static final ContentOrder INSTANCE = new ContentOrder();

  private static final Stamp NEVER = Stamp.at(Long.MIN_VALUE / 4);

  /** A record whose content is put into words at most once. */
  private static final class Keyed<T extends ClusterEvent> implements Comparable<Keyed<T>> {
    private final T record;
    private boolean hashed;
    private int hash;

    Keyed(T record) {
      this.record = record;
    }

    private int hash() {
      if (!hashed) {
        hash = contentOf(record).hashCode();
        hashed = true;
      }
      return hash;
    }

    @Override
    public int compareTo(Keyed<T> other) {
      int byTime = timeOf(record).compareTo(timeOf(other.record));
      if (byTime != 0 || this == other) {
        return byTime;
      }
      int byHash = Integer.compare(hash(), other.hash());
      return byHash != 0 ? byHash : INSTANCE.compare(record, other.record);
    }
  }

  private ContentOrder() {}

  /** The records in an order that depends on their times and contents alone. */
  public static <T extends ClusterEvent> List<T> sorted(Collection<T> records) {
    List<Keyed<T>> keyed = new ArrayList<>(records.size());
    records.forEach(record -> keyed.add(new Keyed<>(record)));
    keyed.sort(null);
    List<T> sorted = new ArrayList<>(keyed.size());
    keyed.forEach(of -> sorted.add(of.record));
    return sorted;
  }

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
