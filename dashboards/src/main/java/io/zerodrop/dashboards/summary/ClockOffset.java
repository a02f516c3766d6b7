package io.zerodrop.dashboards.summary;

import java.util.Locale;

/**
 * How far a file's clock is ahead of the others, in milliseconds.
 *
 * @param takenOff what was taken off its times; 0 where its clock may be right
 * @param least it is ahead by at least so much, null where nothing bounds it
 * @param most it is ahead by at most so much, null where nothing bounds it
 */
public record ClockOffset(double takenOff, Double least, Double most) {

  private static final double NOISE = 100;

  /** Whether it is off, corrected or not. */
  public boolean worthSaying() {
    return takenOff != 0 || uncorrected();
  }

  private boolean uncorrected() {
    return takenOff == 0 && (least != null && least > NOISE || most != null && most < -NOISE);
  }

  /** Such as {@code -12.5 ms to +3.0 ms}; open where nothing bounds it. */
  public String bounds() {
    return (least == null ? "" : Figures.milliseconds(least))
        + " to "
        + (most == null ? "" : Figures.milliseconds(most));
  }

  /** Such as {@code was 3.00 s ahead (2.95 to 3.10 s), which was taken off}. */
  public String inWords() {
    double off = takenOff != 0 ? takenOff : least != null && least > NOISE ? least : most;
    String bounds =
        least == null || most == null
            ? ""
            : String.format(Locale.ROOT, " (%+.2f to %+.2f s)", least / 1000, most / 1000);
    return String.format(
        Locale.ROOT,
        "was %s%.2f s %s%s, %s",
        uncorrected() ? "at least " : "",
        Math.abs(off) / 1000,
        off > 0 ? "ahead" : "behind",
        bounds,
        uncorrected() ? "which was left as it is" : "which was taken off");
  }
}
