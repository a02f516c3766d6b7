package io.zerodrop.dashboards.terminal;

import io.zerodrop.analyzer.result.Counterfactual;
import io.zerodrop.analyzer.result.Remedy;
import io.zerodrop.dashboards.summary.Figures;
import java.util.List;
import java.util.Optional;

/** A remedy and what it would have saved, in words. */
final class RemedyText {

  private RemedyText() {}

  static String sentence(Remedy remedy) {
    return remedy.summary() + (remedy.destructive() ? " [DESTRUCTIVE]" : "");
  }

  static String change(Remedy.Change change) {
    return "%s %s: %s -> %s"
        .formatted(
            change.object(),
            change.field(),
            change.from() == null ? "unset" : change.from(),
            change.to());
  }

  /** What saves all of them, or the largest share that anything saves. */
  static Optional<String> saved(List<Counterfactual> rows) {
    return rows.stream()
        .filter(row -> row.seconds() != null && row.setting().equals(rows.get(0).setting()))
        .reduce((smaller, larger) -> larger.share() >= smaller.share() ? larger : smaller)
        .map(RemedyText::saved);
  }

  private static String saved(Counterfactual row) {
    String today =
        row.todaySeconds() == null
            ? ""
            : "; it is " + Figures.seconds(row.todaySeconds()) + " today";
    return "%s of %s%s would have saved %s of them%s"
        .formatted(
            row.setting(),
            row.censored() ? "at least " : "",
            Figures.seconds(row.seconds()),
            Figures.share(row.share()),
            today);
  }
}
