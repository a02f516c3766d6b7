package io.zerodrop.analyzer.verdict.rule;

import io.zerodrop.analyzer.verdict.CauseRule;
import java.util.List;

/** All rules, in the order in which ties are broken: what is more certain comes first. */
public final class RuleBook {

  private RuleBook() {}

  public static List<CauseRule> rules() {
    return List.of(
        new AppError(),
        new NoEndpoints(),
        new LocalBlackhole(),
        new GraceExceeded(),
        new InflightCut(),
        new AbruptLoss(),
        new UnmarkedStop(),
        new StaleKeepalive(),
        new PropagationRace(),
        new StaleProxy(),
        new StaleIngress(),
        new ColdStart());
  }
}
