package io.zerodrop.dashboards.report.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.example.ExampleRun;
import io.zerodrop.dashboards.example.TerminationExample;
import io.zerodrop.dashboards.report.attempt.Placement;
import io.zerodrop.dashboards.report.figure.Bar;
import io.zerodrop.dashboards.report.figure.Lane;
import io.zerodrop.dashboards.report.figure.Mark;
import io.zerodrop.dashboards.report.figure.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceViewTest {

  private static final Termination POD = ExampleRun.termination(1);

  private static RaceView race(Termination termination, Verdict... attempts) {
    return RaceView.of(termination, Placement.of(List.of(attempts), 100));
  }

  private static Track track(RaceView race, String name) {
    return race.tracks().stream()
        .filter(track -> track.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long ms(long micros) {
    return Math.round((micros - POD.at()) / 1000.0);
  }

  @Test
  void theGapRunsFromSigtermToTheLastAttemptThatWasSentHere() {
    RaceView race =
        race(
            POD,
            ExampleRun.attempt(1, 200).verdict(),
            ExampleRun.attempt(1, 1500).verdict(),
            ExampleRun.attempt(1, 40).served().verdict());
    assertThat(race.finding())
        .isEqualTo("1.4 s: the pod no longer accepted, the router still sent");
    assertThat(ms(race.stretch().from())).isEqualTo(120);
    assertThat(ms(race.stretch().to())).isEqualTo(1500);
    assertThat(ms(race.gap().from().earliest())).isEqualTo(119);
    assertThat(ms(race.gap().from().latest())).isEqualTo(201);
  }

  @Test
  void aCoarseLogGivesTheGapBounds() {
    Verdict coarse = ExampleRun.attempt(1, 1500).within(1_000_000).verdict();
    assertThat(race(POD, coarse).finding())
        .startsWith("1.4 s (0.0 to 1.9 s): the pod no longer accepted");
  }

  @Test
  void aPodThatServedAllHasNoGap() {
    RaceView race = race(POD, ExampleRun.attempt(1, 40).served().verdict());
    assertThat(race.gap()).isNull();
    assertThat(race.finding()).isNull();
  }

  @Test
  void requestsCutByAnEarlyExitShowTheGraceThatWasLeft() {
    assertThat(race(POD, ExampleRun.attempt(1, 140).cut().verdict()).finding())
        .isEqualTo("1 attempt under way, cut when the process exited, 29.9 s of grace unused");
  }

  @Test
  void showsTheEndpointReadyThenTerminatingAndWhatIsUnknownAsUnknown() {
    assertThat(track(race(POD), "API state").lanes().get(0).bars())
        .extracting(Bar::text)
        .containsExactly("ready", "terminating");
    Termination silent = new TerminationExample(POD).milestones(List.of()).get();
    RaceView unknown = race(silent);
    assertThat(unknown.tracks())
        .filteredOn(track -> !track.name().equals("Attempts"))
        .filteredOn(track -> !track.name().equals("Who asked"))
        .flatExtracting(Track::lanes)
        .extracting(Lane::unknown)
        .doesNotContainNull();
  }

  @Test
  void kubeProxiesAreOneBandWithItsMedian() {
    Lane lane = track(race(POD), "Data path").lanes().get(1);
    assertThat(lane.name()).isEqualTo("kube-proxy");
    assertThat(lane.bars()).extracting(Bar::kind).containsExactly("sends", "band", "followed");
    assertThat(lane.marks()).extracting(Mark::symbol).containsExactly("tick");
  }

  @Test
  void namesWhatComesAfterTheEdge() {
    Lane signals = track(race(POD), "Application").lanes().get(1);
    assertThat(signals.later()).contains("kill deadline +30.00s");
    assertThat(signals.marks()).extracting(Mark::text).contains("SIGTERM", "app exited 143");
  }

  @Test
  void attemptsStandInLanesByHowTheyEnded() {
    assertThat(
            track(
                    race(
                        POD,
                        ExampleRun.attempt(1, 200).verdict(),
                        ExampleRun.attempt(1, 300).masked().verdict(),
                        ExampleRun.attempt(1, 40).served().verdict()),
                    "Attempts")
                .lanes())
        .extracting(Lane::name)
        .containsExactly("1 failed", "1 hidden", "1 served");
  }
}
