package io.zerodrop.bench.soak;

import io.zerodrop.bench.bundle.BundleSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What to do for how long.
 *
 * @param home of zerodrop
 * @param bundle the load, at its first rate
 * @param out of the stream
 * @param step requests a second that are added each minute
 * @param options of the stream
 */
public record SoakPlan(
    Path home,
    BundleSpec bundle,
    Path out,
    URI elasticsearch,
    double seconds,
    int step,
    List<String> options) {

  private static final double STEP_SECONDS = 60;

  int rateAt(double second) {
    return bundle.rate() + step * (int) (second / STEP_SECONDS);
  }
}
