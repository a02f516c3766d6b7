package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.Audit;
import io.zerodrop.analyzer.advice.TrafficPolicy;
import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.Severity;
import io.zerodrop.dashboards.summary.Figures;
import java.util.List;
import java.util.Locale;

/** An audit for a person at a terminal. */
public final class AdviceText {

  private AdviceText() {}

  public static String of(Audit audit, List<String> byHand) {
    StringBuilder page = new StringBuilder();
    for (Problem problem : audit.problems()) {
      page.append(problem.severity().id().toUpperCase(Locale.ROOT)).append("  ");
      page.append(problem.about().id()).append("  ").append(problem.manifest().object());
      page.append("  (").append(problem.manifest().file()).append(':').append(problem.line());
      page.append(")\n  ").append(problem.what()).append('\n');
      if (problem.severity() != Severity.NOTE) {
        page.append("  Why: ").append(problem.about().why()).append('\n');
      }
      if (problem.fix() == null) {
        page.append("  Fix: by hand\n");
      } else if (problem.fix().destructive()) {
        page.append("  Fix: in fixed/, DESTRUCTIVE: ").append(problem.fix().caution()).append('\n');
      } else {
        page.append("  Fix: in fixed/");
        page.append(problem.fix().caution() == null ? "" : ". " + problem.fix().caution());
        page.append('\n');
      }
      page.append('\n');
    }
    for (TrafficPolicy policy : TrafficPolicy.of(audit.scene())) {
      page.append(policy.object()).append(": ").append(policy.today()).append("\n  ");
      page.append(policy.choice()).append("\n  ").append(policy.fallback()).append("\n\n");
    }
    byHand.forEach(each -> page.append("Not edited: ").append(each).append('\n'));
    page.append(Figures.count(audit.count(Severity.ERROR), "error")).append(", ");
    page.append(Figures.count(audit.count(Severity.WARNING), "warning")).append(", ");
    page.append(Figures.count(audit.count(Severity.NOTE), "note")).append('\n');
    return page.toString();
  }
}
