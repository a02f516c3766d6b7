package io.zerodrop.dashboards.terminal;

import io.zerodrop.dashboards.compare.CauseChange;
import io.zerodrop.dashboards.compare.Comparison;
import io.zerodrop.dashboards.compare.LagChange;
import io.zerodrop.dashboards.summary.Figures;
import java.util.Locale;

/** A comparison as a plain page. */
public final class ComparisonText {

  private static final String ROW = "  %-46s %14s %14s  %s%n";

  private ComparisonText() {}

  public static String of(Comparison comparison) {
    Comparison.Side before = comparison.before();
    Comparison.Side after = comparison.after();
    StringBuilder page = new StringBuilder();
    page.append("Before:  ").append(Printable.of(before.name())).append('\n');
    page.append("After:   ").append(Printable.of(after.name())).append("\n\n");
    row(page, "", "before", "after", "");
    row(page, "requests", count(before.requests()), count(after.requests()), "");
    row(page, "pods ended", count(before.terminations()), count(after.terminations()), "");
    row(page, "lost requests", count(before.lost()), count(after.lost()), "");
    row(page, "  per million", million(before), million(after), "");
    row(page, "masked by a retry", count(before.masked()), count(after.masked()), "");
    row(page, "failed, undecided", count(before.undecided()), count(after.undecided()), "");
    if (!comparison.causes().isEmpty()) {
      page.append("\nCauses (failed requests + attempts that a retry hid)\n");
      for (CauseChange cause : comparison.causes()) {
        row(
            page,
            cause.cause() + "  " + Printable.of(cause.place()),
            sum(cause.failedBefore(), cause.maskedBefore()),
            sum(cause.failedAfter(), cause.maskedAfter()),
            cause.change().id());
      }
    }
    if (!comparison.lags().isEmpty()) {
      page.append("\nLags in milliseconds (median, longest)\n");
      for (LagChange lag : comparison.lags()) {
        row(page, Printable.of(lag.name()), spread(lag.before()), spread(lag.after()), "");
      }
    }
    return page.append('\n').append(comparison.verdict()).append('\n').toString();
  }

  private static void row(
      StringBuilder page, String name, String before, String after, String note) {
    page.append(String.format(Locale.ROOT, ROW, name, before, after, note).stripTrailing())
        .append('\n');
  }

  private static String count(long number) {
    return Figures.count(number);
  }

  private static String million(Comparison.Side side) {
    return String.format(Locale.ROOT, "%,.0f", side.lostPerMillion());
  }

  private static String sum(long failed, long masked) {
    return count(failed) + " + " + count(masked);
  }

  private static String spread(LagChange.Spread spread) {
    return spread == null
        ? "-"
        : String.format(Locale.ROOT, "%,.0f, %,.0f", spread.median(), spread.longest());
  }
}
