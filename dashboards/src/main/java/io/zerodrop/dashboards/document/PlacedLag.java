package io.zerodrop.dashboards.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lag of one node or ingress. A termination keeps it under {@code <name>_ms.<where>}; documents
 * list it, since a field for each node would have no end.
 */
record PlacedLag(String name, String where, double milliseconds) {

  private static final String SUFFIX = "_ms";

  static List<PlacedLag> of(Map<String, Double> lags) {
    return new TreeMap<>(lags)
        .entrySet().stream()
            .filter(lag -> lag.getKey().indexOf('.') >= 0)
            .map(PlacedLag::of)
            .toList();
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
        lag.getValue());
  }
}
