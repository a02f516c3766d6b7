package io.zerodrop.bench.soak;

import java.util.Locale;

/**
 * How the stream was at one time.
 *
 * @param second since the load began
 * @param rate of the load, in requests a second
 * @param liveBytes reachable objects: what a full collection left
 * @param stateBytes of the newest complete checkpoint
 * @param cores that the stream took since the sample before
 * @param lagSeconds since the latest line of which the stream has counted all before
 * @param behindSeconds how much later than it happened the load itself was written
 * @param waiting lost requests whose findings are not searchable yet
 * @param load of the machine: processes that ran or wanted to
 */
record Sample(
    double second,
    int rate,
    long liveBytes,
    long residentBytes,
    long stateBytes,
    double cores,
    double lagSeconds,
    double behindSeconds,
    int waiting,
    double load) {

  static final String HEADER =
      "| second | lines/s | live heap MB | resident MB | state MB | cores | lag s | load late s | waiting | machine's load |\n"
          + "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

  String row() {
    return String.format(
        Locale.ROOT,
        "| %.0f | %d | %.1f | %.0f | %.1f | %.2f | %.1f | %.2f | %d | %.1f |",
        second,
        rate,
        liveBytes / 1e6,
        residentBytes / 1e6,
        stateBytes / 1e6,
        cores,
        lagSeconds,
        behindSeconds,
        waiting,
        load);
  }
}
