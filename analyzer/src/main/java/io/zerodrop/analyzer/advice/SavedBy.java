package io.zerodrop.analyzer.advice;

import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Remedy;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a changed value is as it is, with the figures of the counterfactual. */
final class SavedBy {

  static final String WOULD_HAVE_SAVED = "would have saved";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private SavedBy() {}

  /** One line, for a comment. */
  static String reason(Finding finding, Remedy.Change change) {
    String loss =
        finding.cause().id()
            + " ("
            + finding.failed()
            + " failed, "
            + finding.masked()
            + " masked)";
    OptionalDouble share = share(finding, change);
    return share.isPresent()
        ? String.format(
            Locale.ROOT,
            "zerodrop: %s %.0f %% of %s",
            WOULD_HAVE_SAVED,
            100 * share.getAsDouble(),
            loss)
        : "zerodrop: against " + loss;
  }

  /** What the new value saves at least; empty where the counterfactual does not tell. */
  private static OptionalDouble share(Finding finding, Remedy.Change change) {
    String setting =
        change.field().contains(".preStop")
            ? "preStop"
            : change.field().endsWith(".terminationGracePeriodSeconds") ? "grace" : "";
    Matcher number = NUMBER.matcher(String.valueOf(change.to()));
    if (!number.find()) {
      return OptionalDouble.empty();
    }
    long value = Long.parseLong(number.group());
    return finding.counterfactual().stream()
        .filter(each -> each.setting().equals(setting))
        .filter(each -> each.seconds() != null && each.seconds() <= value)
        .mapToDouble(Counterfactual::share)
        .max();
  }
}
