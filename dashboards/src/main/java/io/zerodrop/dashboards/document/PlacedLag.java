package io.zerodrop.dashboards.document;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lag of one node or ingress. A termination keeps it under {@code <name>_ms.<where>}; documents
 * list it, since a field for each node would have no end.
 *
 * @param least its lower bound, null where no milestone bounds it
 * @param most its upper bound, null where no milestone bounds it
 */
record PlacedLag(String name, String where, double milliseconds, Double least, Double most) {

  private static final String SUFFIX = "_ms";

  /** The milestones that lags end at. */
  private static final Map<String, String> MILESTONES =
      Map.of(
          "proxy_observed",
          Milestone.PROXY_OBSERVED,
          "ingress_observed",
          Milestone.INGRESS_OBSERVED);

  static List<PlacedLag> of(Termination termination) {
    return new TreeMap<>(termination.lags())
        .entrySet().stream()
            .filter(lag -> lag.getKey().indexOf('.') >= 0)
            .map(lag -> of(lag).boundedBy(termination))
            .toList();
  }

  /** A lag is as uncertain as the two milestones that it lies between. */
  private PlacedLag boundedBy(Termination termination) {
    Milestone from = step(termination, Milestone.DELETION_REQUESTED, null);
    Milestone to = step(termination, MILESTONES.get(name), where);
    if (from == null || to == null) {
      return this;
    }
    double least = Math.max(0, to.bounds().earliest() - from.bounds().latest()) / 1000.0;
    double most = Math.max(0, to.bounds().latest() - from.bounds().earliest()) / 1000.0;
    return new PlacedLag(name, where, milliseconds, least, most);
  }

  private static Milestone step(Termination termination, String name, String where) {
    return termination.milestones().stream()
        .filter(milestone -> milestone.name().equals(name))
        .filter(milestone -> where == null || where.equals(milestone.where()))
        .findFirst()
        .orElse(null);
  }

  /** The lags that belong to no single place. */
  static Map<String, Double> plain(Map<String, Double> lags) {
    Map<String, Double> plain = new TreeMap<>(lags);
    plain.keySet().removeIf(name -> name.indexOf('.') >= 0);
    return plain;
  }

  String key() {
    return name + SUFFIX + '.' + where;
  }

  private static PlacedLag of(Map.Entry<String, Double> lag) {
    int dot = lag.getKey().indexOf('.');
    String name = lag.getKey().substring(0, dot);
    return new PlacedLag(
        name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name,
        lag.getKey().substring(dot + 1),
        lag.getValue(),
        null,
        null);
  }
}
