package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.Audit;
import io.zerodrop.analyzer.advice.rule.About;
import io.zerodrop.analyzer.advice.rule.Problem;
import io.zerodrop.analyzer.advice.rule.Rule;
import io.zerodrop.analyzer.advice.rule.Rules;
import io.zerodrop.analyzer.advice.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An audit as a JUnit report: a test for each rule, which fails from a severity on. */
public final class AuditJunit {

  private AuditJunit() {}

  public static String of(Audit audit, Severity failing) {
    Map<String, About> abouts = new TreeMap<>();
    Rules.ALL.stream().map(Rule::about).forEach(about -> abouts.put(about.id(), about));
    audit.problems().forEach(problem -> abouts.putIfAbsent(problem.about().id(), problem.about()));
    JunitReport report = new JunitReport("zerodrop advise");
    for (About about : abouts.values()) {
      List<Problem> failures =
          audit.problems().stream()
              .filter(problem -> problem.about().id().equals(about.id()))
              .filter(problem -> problem.severity().compareTo(failing) >= 0)
              .toList();
      report.test(
          about.id(),
          failures.isEmpty() ? null : about.title(),
          String.join("\n", failures.stream().map(AuditJunit::line).toList()));
    }
    return report.xml();
  }

  private static String line(Problem problem) {
    return problem.manifest().file()
        + ":"
        + problem.line()
        + ": "
        + problem.manifest().object()
        + ": "
        + problem.what();
  }
}
