package io.zerodrop.dashboards.summary;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long after the request for a pod's deletion one router had followed, over the terminations of
 * one Service. Each lag is known within bounds, or from below only, and so are the figures.
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
    LagFigure min,
    LagFigure median,
    LagFigure p90,
    LagFigure max) {

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

  /** Of all lags each in its own order; those without an upper bound are in {@code least} alone. */
  private static final class Lags {
    final List<Double> at = new ArrayList<>();
    final List<Double> least = new ArrayList<>();
    final List<Double> most = new ArrayList<>();

    void sort() {
      Stream.of(at, least, most).forEach(Collections::sort);
    }

    /** Of the lag of this rank, counted from 1. */
    LagFigure figure(int rank) {
      return new LagFigure(ranked(at, rank), ranked(least, rank), ranked(most, rank));
    }

    private static Double ranked(List<Double> sorted, int rank) {
      return rank > sorted.size() ? null : sorted.get(rank - 1);
    }
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
    Stamp deletion = deletion(termination);
    for (Milestone step : termination.milestones()) {
      String consumer = OBSERVED.get(step.name());
      if (consumer != null && step.where() != null) {
        Lags lags = at(all, new Key(consumer, step.where(), service));
        lags.at.add(milliseconds(step.at() - termination.at()));
        lags.least.add(milliseconds(step.bounds().earliest() - deletion.latest()));
        lags.most.add(milliseconds(step.bounds().latest() - deletion.earliest()));
      }
    }
    termination
        .lags()
        .forEach(
            (name, least) ->
                UNOBSERVED.forEach(
                    (prefix, consumer) -> {
                      if (name.startsWith(prefix)) {
                        String where = name.substring(prefix.length());
                        at(all, new Key(consumer, where, service)).least.add(least);
                      }
                    }));
  }

  private static Stamp deletion(Termination termination) {
    return termination.milestones().stream()
        .filter(step -> step.name().equals(Milestone.DELETION_REQUESTED))
        .map(Milestone::bounds)
        .findFirst()
        .orElse(Stamp.at(termination.at()));
  }

  private static double milliseconds(long micros) {
    return Math.max(0, micros) / 1000.0;
  }

  private static Lags at(Map<Key, Lags> all, Key key) {
    return all.computeIfAbsent(key, k -> new Lags());
  }

  private static PropagationLag of(Key key, Lags lags) {
    lags.sort();
    int count = lags.least.size();
    return new PropagationLag(
        key.consumer(),
        key.where(),
        key.service(),
        lags.at.size(),
        count - lags.at.size(),
        lags.figure(1),
        lags.figure((count + 1) / 2),
        lags.figure((int) Math.ceil(0.9 * count)),
        lags.figure(count));
  }
}
