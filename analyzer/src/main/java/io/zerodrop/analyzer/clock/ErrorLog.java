package io.zerodrop.analyzer.clock;

import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An error log beside an access log, and how far the clocks of the two are apart.
 *
 * @param file of the error log
 * @param router whose attempts most of its lines fit
 * @param lag the error log's clock less the access log's, in microseconds
 * @param lines how many fit at this lag
 */
record ErrorLog(String file, String router, long lag, int lines) {

  /** So many lines must agree. */
  private static final int LEAST = 3;

  /** For each line that has the two clocks equal, so many must have them apart. */
  private static final double AGREED = 1.5;

  /** All error logs whose lines tell, by file. */
  static List<ErrorLog> of(Collection<ErrorLag> lags) {
    Map<String, Map<String, Map<Integer, Integer>>> files = new TreeMap<>();
    for (ErrorLag lag : lags) {
      files
          .computeIfAbsent(lag.file(), f -> new TreeMap<>())
          .computeIfAbsent(lag.router(), r -> new TreeMap<>())
          .merge(lag.seconds(), lag.count(), Integer::sum);
    }
    List<ErrorLog> logs = new ArrayList<>();
    files.forEach(
        (file, routers) -> {
          ErrorLog best = null;
          for (var counts : routers.entrySet()) {
            ErrorLog log = of(file, counts.getKey(), counts.getValue());
            best = log != null && (best == null || log.lines > best.lines) ? log : best;
          }
          if (best != null) {
            logs.add(best);
          }
        });
    return logs;
  }

  private static ErrorLog of(String file, String router, Map<Integer, Integer> counts) {
    int equal = counts.getOrDefault(0, 0);
    int lag = 0;
    int lines = equal;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > lines) {
        lag = entry.getKey();
        lines = entry.getValue();
      }
    }
    boolean apart = lines >= AGREED * equal;
    boolean clear = lines >= LEAST && (lag == 0 || apart);
    return clear ? new ErrorLog(file, router, lag * Stamp.SECOND, lines) : null;
  }

  ClockReading at(long offset) {
    return new ClockReading(
        Clock.of("nginx-error", file),
        List.of(file),
        offset,
        offset - Stamp.SECOND,
        offset + Stamp.SECOND,
        false,
        List.of(
            lines + " lines fit attempts of the access log " + lag / Stamp.SECOND + " s earlier"));
  }
}
