package io.zerodrop.dashboards.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Milestone;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.ingest.event.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How soon routers follow, where some lags are known within bounds and some only from below. */
class PropagationLagTest {

  private static final Termination BARE = bare(ExampleRun.termination(1));

  private static Termination bare(Termination example) {
    return example.with(
        example.milestones().stream()
            .filter(step -> step.name().equals(Milestone.DELETION_REQUESTED))
            .map(
                step ->
                    new Milestone(
                        step.name(), step.at(), Stamp.at(step.at()), step.where(), step.source()))
            .toList(),
        Map.of(),
        example.evidence());
  }

  /** In milliseconds after the deletion. */
  private static Termination followed(long least, long at, long most) {
    List<Milestone> steps = new ArrayList<>(BARE.milestones());
    steps.add(
        new Milestone(
            Milestone.PROXY_OBSERVED,
            BARE.at() + at * 1000,
            new Stamp(BARE.at() + least * 1000, BARE.at() + most * 1000),
            "node-1",
            "kube-proxy"));
    return BARE.with(steps, Map.of(), BARE.evidence());
  }

  private static Termination unfollowed(double least) {
    return BARE.with(
        BARE.milestones(),
        new TreeMap<>(Map.of("proxy_unobserved_ms.node-1", least)),
        BARE.evidence());
  }

  private static PropagationLag of(Termination... terminations) {
    List<PropagationLag> lags = PropagationLag.of(List.of(terminations));
    assertThat(lags).hasSize(1);
    return lags.get(0);
  }

  @Test
  void figuresAreAsUncertainAsTheLagsOfTheirRank() {
    PropagationLag lag =
        of(followed(100, 200, 300), followed(150, 160, 170), followed(900, 1000, 1200));

    assertThat(lag.median()).isEqualTo(new LagFigure(200.0, 150.0, 300.0));
    assertThat(lag.min()).isEqualTo(new LagFigure(160.0, 100.0, 170.0));
    assertThat(lag.max()).isEqualTo(new LagFigure(1000.0, 900.0, 1200.0));
    assertThat(lag.censored()).isZero();
  }

  @Test
  void aRouterThatHadNotFollowedByTheEndOfItsLogIsSlowerThanAnyKnown() {
    PropagationLag lag = of(followed(100, 200, 300), unfollowed(50), unfollowed(4000));

    assertThat(lag.observed()).isEqualTo(1);
    assertThat(lag.censored()).isEqualTo(2);
    assertThat(lag.min()).isEqualTo(new LagFigure(200.0, 50.0, 300.0));
    assertThat(lag.median()).isEqualTo(new LagFigure(null, 100.0, null));
    assertThat(lag.max()).isEqualTo(new LagFigure(null, 4000.0, null));
  }
}
