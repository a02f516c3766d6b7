package io.zerodrop.analyzer.advice;

import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.Rule;
import io.zerodrop.analyzer.advice.rule.Rules;
import io.zerodrop.analyzer.advice.rule.Scene;
import io.zerodrop.analyzer.advice.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with manifests: by the rules, and by what recorded incidents showed. */
public record Audit(Scene scene, List<Problem> problems) {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::severity, Comparator.reverseOrder())
          .thenComparing(problem -> problem.manifest().file())
          .thenComparing(Problem::line)
          .thenComparing(problem -> problem.about().id())
          .thenComparing(Problem::path);

  public static Audit of(Scene scene) {
    List<Problem> problems = new ArrayList<>(FindingProblems.of(scene));
    for (Rule rule : Rules.ALL) {
      problems.addAll(rule.check(scene));
    }
    return new Audit(scene, problems.stream().sorted(ORDER).toList());
  }

  public long count(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  public boolean reaches(Severity severity) {
    return problems.stream().anyMatch(problem -> problem.severity().compareTo(severity) >= 0);
  }
}
