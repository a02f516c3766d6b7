package io.zerodrop.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** Findings at the Service shop/web, which gets a hundred requests. */
final class Assembled {

  private Assembled() {}

  static Findings assemble(List<Verdict> verdicts, Termination... terminations) {
    return FindingAssembler.assemble(
        "shop",
        "web",
        verdicts,
        List.of(terminations),
        Traffic.of(100),
        ServiceFacts.NONE,
        FindingSettings.DEFAULT);
  }

  static Finding only(List<Verdict> verdicts, Termination... terminations) {
    List<Finding> findings = assemble(verdicts, terminations).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  static List<Verdict> verdicts(Try... tries) {
    return Stream.of(tries).map(Try::verdict).toList();
  }
}
