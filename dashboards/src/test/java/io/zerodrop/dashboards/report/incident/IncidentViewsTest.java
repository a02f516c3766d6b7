package io.zerodrop.dashboards.report.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.example.TerminationExample;
import io.zerodrop.dashboards.report.attempt.Placement;
import io.zerodrop.dashboards.summary.Incident;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentViewsTest {

  private static List<IncidentView> views(RunResult result) {
    return IncidentViews.of(result, Incident.of(result), Placement.of(result.attempts(), 100));
  }

  private static List<Termination> with(Termination more) {
    List<Termination> all = new ArrayList<>(ExampleRun.result().terminations());
    all.add(more);
    return all;
  }

  @Test
  void aPodOfTheSameRolloutThatLostNothingBelongsToItsIncident() {
    Termination clean = ExampleRun.termination(3);
    List<Verdict> attempts = new ArrayList<>(ExampleRun.attempts());
    attempts.add(ExampleRun.attempt(3, 40).served().verdict());
    List<IncidentView> views =
        views(ExampleRun.result(List.of(ExampleRun.race()), with(clean), attempts));
    assertThat(views).hasSize(1);
    assertThat(views.get(0).overviews().get(0).clean())
        .extracting(row -> row.pod().name() + " served " + row.pod().served())
        .containsExactly("web-5d6b-pod3 served 1");
  }

  @Test
  void whatAnotherTriggerEndedStandsApartAsLostNothing() {
    Termination other =
        new TerminationExample(ExampleRun.termination(3)).trigger(Trigger.UNKNOWN).get();
    List<IncidentView> views =
        views(ExampleRun.result(List.of(ExampleRun.race()), with(other), ExampleRun.attempts()));
    assertThat(views).extracting(IncidentView::lostNothing).containsExactly(false, true);
  }

  @Test
  void saysWhatSpokeAgainstOtherCauses() {
    FindingView race = views(ExampleRun.result()).get(0).findings().get(0);
    assertThat(race.ruledOut())
        .extracting(other -> other.cause().id() + ": " + other.reasons())
        .containsExactly("stale-ingress: [within 5 s]");
  }
}
