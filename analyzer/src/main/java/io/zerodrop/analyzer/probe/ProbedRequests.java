package io.zerodrop.analyzer.probe;

import io.zerodrop.ingest.event.RequestLogged;
import io.zerodrop.ingest.event.Stamp;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which of the requests that proxies logged a probe may have sent. */
public final class ProbedRequests implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How far the clocks of the probe and of a proxy may differ where no id joins them. */
  static final long SKEW = 2 * Stamp.SECOND;

  private final Map<String, String> keysById = new HashMap<>();

  /** By path: when its probing began and ended, in microseconds. */
  private final Map<String, long[]> periods = new HashMap<>();

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  public ProbedRequests(Collection<RequestLogged> probes) {
    for (RequestLogged probe : probes) {
      keysById.put(probe.requestId(), keyOf(probe));
      long from = probe.start().earliest() - SKEW;
      long to = probe.end().latest() + SKEW;
      first = Math.min(first, from);
      last = Math.max(last, to);
      periods.merge(
          keyOf(probe),
          new long[] {from, to},
          (a, b) -> new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
    }
  }

  /** Whether anything of a probe may have been under way between two times, in microseconds. */
  boolean during(long from, long to) {
    return to >= first && from <= last;
  }

  /** Under which a probe's requests meet the lines about them. */
  public static String keyOf(RequestLogged request) {
    return request.method() + " " + request.path();
  }

  /**
   * The key of a logged request that may be a probe's: by its id, or by method, path and time,
   * since a proxy may log no id or one of its own. Null for one that is not.
   */
  public String keyOfLogged(RequestLogged logged) {
    String known = logged.requestId() == null ? null : keysById.get(logged.requestId());
    if (known != null) {
      return known;
    }
    String key = keyOf(logged);
    long[] period = periods.get(key);
    boolean during =
        period != null
            && logged.start().latest() >= period[0]
            && logged.end().earliest() <= period[1];
    return during ? key : null;
  }
}
