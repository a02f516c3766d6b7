package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long after the request for a pod's deletion one router had followed, over the terminations of
 * one Service. Milliseconds; a figure that lies among lags of which only a lower bound is known is
 * null: it is longer than any that is known.
 *
 * @param consumer {@code kube-proxy} or {@code ingress}
 * @param where the node or the router
 * @param observed terminations whose lag is known within bounds
 * @param censored those of which only a lower bound is known: the log ended before
 */
public record PropagationLag(
    String consumer,
    String where,
    String service,
    int observed,
    int censored,
    Double min,
    Double median,
    Double p90,
    Double max) {

  public static final String KUBE_PROXY = "kube-proxy";
  public static final String INGRESS = "ingress";

  private static final Map<String, String> OBSERVED =
      Map.of(Milestone.PROXY_OBSERVED, KUBE_PROXY, Milestone.INGRESS_OBSERVED, INGRESS);

  private static final Map<String, String> UNOBSERVED =
      Map.of("proxy_unobserved_ms.", KUBE_PROXY, "ingress_unobserved_ms.", INGRESS);

  private record Key(String consumer, String where, String service) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::service).thenComparing(Key::consumer).thenComparing(Key::where);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Lags {
    final List<Double> known = new ArrayList<>();
    int censored;
  }

  /** By Service, consumer and place. */
  public static List<PropagationLag> of(List<Termination> terminations) {
    Map<Key, Lags> all = new TreeMap<>();
    for (Termination termination : terminations) {
      for (String service : termination.services()) {
        add(all, termination, service);
      }
    }
    List<PropagationLag> found = new ArrayList<>();
    all.forEach((key, lags) -> found.add(of(key, lags)));
    return found;
  }

  private static void add(Map<Key, Lags> all, Termination termination, String service) {
    for (Milestone step : termination.milestones()) {
      String consumer = OBSERVED.get(step.name());
      if (consumer != null && step.where() != null) {
        double lag = Math.max(0, step.at() - termination.at()) / 1000.0;
        at(all, new Key(consumer, step.where(), service)).known.add(lag);
      }
    }
    for (String name : termination.lags().keySet()) {
      UNOBSERVED.forEach(
          (prefix, consumer) -> {
            if (name.startsWith(prefix)) {
              at(all, new Key(consumer, name.substring(prefix.length()), service)).censored++;
            }
          });
    }
  }

  private static Lags at(Map<Key, Lags> all, Key key) {
    return all.computeIfAbsent(key, k -> new Lags());
  }

  private static PropagationLag of(Key key, Lags lags) {
    lags.known.sort(Comparator.naturalOrder());
    int count = lags.known.size() + lags.censored;
    return new PropagationLag(
        key.consumer(),
        key.where(),
        key.service(),
        lags.known.size(),
        lags.censored,
        lags.known.isEmpty() ? null : lags.known.get(0),
        rank(lags.known, (count + 1) / 2),
        rank(lags.known, (int) Math.ceil(0.9 * count)),
        rank(lags.known, count));
  }

  /** The lag of this rank, counted from 1, all lags of unknown length last. */
  private static Double rank(List<Double> known, int rank) {
    return rank > known.size() ? null : known.get(rank - 1);
  }
}
