package io.zerodrop.dashboards.report;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.summary.Figures;
import java.util.Locale;

/** A milestone as the report shows it. */
public final class MilestoneText {

  private static final long NARROW = 2_000;

  private MilestoneText() {}

  /** From the pod's deletion, with the bounds where they are worth a word. */
  public static String offset(Termination termination, Milestone milestone) {
    String offset = Figures.offset(milestone.at() - termination.at());
    return milestone.bounds().width() <= NARROW
        ? offset
        : "%s (%s to %s)"
            .formatted(
                offset,
                Figures.offset(milestone.bounds().earliest() - termination.at()),
                Figures.offset(milestone.bounds().latest() - termination.at()));
  }

  public static String seconds(Long seconds) {
    return seconds == null ? "unknown" : seconds + " s";
  }

  public static String confidence(double confidence) {
    return String.format(Locale.ROOT, "%.2f", confidence);
  }
}
