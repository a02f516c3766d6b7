package io.zerodrop.bench.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A straight line through samples, by least squares.
 *
 * @param mean of the values
 * @param growth of the line over the whole time of the samples
 */
record Trend(double mean, double growth) {

  static Trend of(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double count = samples.size();
    double times = samples.stream().mapToDouble(Sample::second).sum() / count;
    double mean = samples.stream().mapToDouble(value).sum() / count;
    double spread = 0;
    double together = 0;
    for (Sample sample : samples) {
      double off = sample.second() - times;
      spread += off * off;
      together += off * (value.applyAsDouble(sample) - mean);
    }
    double span = samples.get(samples.size() - 1).second() - samples.get(0).second();
    return new Trend(mean, spread == 0 ? 0 : together / spread * span);
  }

  /**
   * Of the least of each group of samples in a row: what is only being made or sent at a moment,
   * such as a report, is not kept.
   */
  static Trend ofFloor(List<Sample> samples, int group, ToDoubleFunction<Sample> value) {
    List<Sample> floor = new ArrayList<>();
    for (int i = 0; i + group <= samples.size(); i += group) {
      floor.add(
          samples.subList(i, i + group).stream()
              .min(Comparator.comparingDouble(value))
              .orElseThrow());
    }
    return of(floor.isEmpty() ? samples : floor, value);
  }

  /** As a share of the mean. */
  double relative() {
    return mean == 0 ? 0 : growth / mean;
  }
}
