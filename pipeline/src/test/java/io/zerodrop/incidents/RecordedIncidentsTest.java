package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.incidents.RecordedIncident.TrueAttempt;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded incident is explained as it truly was. */
class RecordedIncidentsTest {

  static List<RecordedIncident> incidents() throws IOException {
    return RecordedIncident.all();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void isExplainedAsItTrulyWas(RecordedIncident incident) throws Exception {
    Replay replay = Replay.recorded(incident);

    AttemptScore attempts = replay.score(incident);
    TerminationScore terminations = replay.terminationScore(incident);
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(attempts.recall()).as("recall").isGreaterThanOrEqualTo(0.99);
    softly
        .assertThat(attempts.needed() - attempts.right())
        .as("attempts without their cause, of %s", attempts.needed())
        .isLessThanOrEqualTo(Math.max(2, (int) (attempts.needed() * 0.02)));
    softly.assertThat(attempts.podAccuracy()).as("pod accuracy").isGreaterThanOrEqualTo(0.98);
    softly.assertThat(attempts.falselyBlamed()).as("falsely blamed").isZero();
    softly.assertThat(terminations.reportedShare()).as("milestones").isGreaterThanOrEqualTo(0.9);
    softly.assertThat(terminations.insideShare()).as("inside").isGreaterThanOrEqualTo(0.95);
    softly
        .assertThat(terminations.rightActors())
        .as("right actors")
        .isEqualTo(terminations.actors());
    softly
        .assertThat(replay.findings().isEmpty())
        .as("nothing found")
        .isEqualTo(incident.attempts().stream().noneMatch(TrueAttempt::failed));
    if (!softly.wasSuccess()) {
      softly.assertThat(attempts.mistakes()).isEmpty();
      softly.assertThat(terminations.mistakes()).isEmpty();
    }
    softly.assertAll();
  }

  /** Though a kube-proxy, which has no part in it, takes six. */
  @Test
  void aRouterThatPicksPodsItselfSizesThePreStopByItsOwnTwoSeconds() throws Exception {
    Replay replay = Replay.recorded(RecordedIncident.named("all-endpoints-gone"));

    assertThat(replay.findings())
        .filteredOn(finding -> "propagation-race".equals(finding.text("zerodrop.cause")))
        .hasSize(2)
        .allSatisfy(
            finding ->
                assertThat(finding.node("zerodrop.remedy.changes").path(0).path("to").asText())
                    .isEqualTo("5"));
  }

  @Test
  void namesThePersonWhoStartedTheDemosRollout() throws Exception {
    Replay replay = Replay.recorded(RecordedIncident.named("rollout-race"));

    assertThat(replay.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.text("zerodrop.cause")).isEqualTo("propagation-race");
              assertThat(finding.text("zerodrop.trigger.actor")).isEqualTo("alice");
              assertThat(finding.text("zerodrop.trigger.kind")).isEqualTo("rollout");
            });
  }
}
