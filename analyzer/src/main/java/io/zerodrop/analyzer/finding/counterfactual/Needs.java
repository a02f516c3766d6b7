package io.zerodrop.analyzer.finding.counterfactual;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What a setting would have had to be, in seconds, for each failed attempt of a loss not to fail.
 *
 * <p>A setting saves every attempt that needs no more than it. So raising it never lowers the share
 * it saves.
 */
public final class Needs {

  /** The need of an attempt that no value saves. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  /** The need of an attempt whose distances are not known; no value is claimed to save it. */
  public static final double UNKNOWN = Double.NaN;

  /** Keeps a share such as 0.99 of 100 from asking for one more attempt through rounding. */
  private static final double ROUNDING = 1e-9;

  private final double[] finite;
  private final int unknown;
  private final int attempts;

  public Needs(DoubleStream needs) {
    double[] all = needs.toArray();
    this.finite = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
    this.unknown = (int) Arrays.stream(all).filter(Double::isNaN).count();
    this.attempts = all.length;
  }

  /** The share of the attempts that a value in seconds saves, 0 to 1. */
  public double savedShare(double seconds) {
    return attempts == 0 ? 0 : (double) savedAttempts(seconds) / attempts;
  }

  public int savedAttempts(double seconds) {
    return (int) Arrays.stream(finite).filter(need -> need <= seconds).count();
  }

  /** The smallest whole number of seconds that saves the share, empty where no value does. */
  public OptionalDouble smallest(double share) {
    int wanted = Math.max(1, (int) Math.ceil(share * attempts - ROUNDING));
    return wanted > finite.length
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.ceil(finite[wanted - 1]));
  }

  /** The largest of the needs that a value can meet. */
  public OptionalDouble largest() {
    return finite.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(finite[finite.length - 1]);
  }

  /** Whether some attempts' distances are not known, so that shares are lower bounds. */
  public boolean incomplete() {
    return unknown > 0;
  }

  public boolean allUnknown() {
    return unknown == attempts;
  }
}
