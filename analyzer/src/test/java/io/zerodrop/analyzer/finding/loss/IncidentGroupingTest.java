package io.zerodrop.analyzer.finding.loss;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.rollout;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Trigger;
import io.zerodrop.analyzer.result.TriggerKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IncidentGroupingTest {

  private static List<List<String>> group(Termination... terminations) {
    return new IncidentGrouping(FindingSettings.DEFAULT)
        .group(List.of(terminations)).stream()
            .map(incident -> incident.terminations().stream().map(Termination::pod).toList())
            .toList();
  }

  @Test
  void aSlowRolloutIsOneIncidentHoweverLongItTakes() {
    assertThat(group(pod("b", 900).stopped(), pod("a", 1).stopped()))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void twoRolloutsAreTwoIncidentsHoweverCloseTheyAre() {
    Trigger again = rollout("alice", "Deployment shop/web", 20);

    assertThat(group(pod("a", 1).stopped(), pod("b", 21).by(again).stopped()))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void twoPeopleAreTwoIncidents() {
    Trigger bob = rollout("bob", "Deployment shop/web", 0);

    assertThat(group(pod("a", 1).stopped(), pod("b", 1).by(bob).stopped())).hasSize(2);
  }

  @Test
  void podsDeletedOneAfterTheOtherByOnePersonAreOneIncidentUntilASilence() {
    assertThat(
            Stream.of(0, 100, 390, 700)
                .map(
                    at ->
                        pod("p" + at, at)
                            .by(
                                trigger(
                                    TriggerKind.DIRECT_DELETE,
                                    "carol",
                                    "Pod shop/p" + at,
                                    micros(at)))
                            .stopped())
                .toArray(Termination[]::new))
        .satisfies(
            terminations ->
                assertThat(group(terminations))
                    .containsExactly(List.of("p0", "p100", "p390"), List.of("p700")));
  }

  @Test
  void aDrainThatWaitsForItsBudgetStaysOneIncidentByItsAction() {
    Trigger drain = trigger(TriggerKind.DRAIN, "bob", "Node node-1", micros(0));

    assertThat(group(pod("a", 1).by(drain).stopped(), pod("b", 1000).by(drain).stopped()))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void drainsOfTwoNodesAreTwoIncidents() {
    assertThat(
            group(
                pod("a", 1).by(trigger(TriggerKind.DRAIN, "bob", "Node node-1", null)).stopped(),
                pod("b", 2).by(trigger(TriggerKind.DRAIN, "bob", "Node node-2", null)).stopped()))
        .hasSize(2);
  }

  @Test
  void unexplainedTerminationsStayTogetherWhileTheyAreClose() {
    assertThat(
            group(
                pod("a", 0).by(Trigger.UNKNOWN).stopped(),
                pod("b", 200).by(Trigger.UNKNOWN).stopped(),
                pod("c", 600).by(Trigger.UNKNOWN).stopped()))
        .containsExactly(List.of("a", "b"), List.of("c"));
  }
}
