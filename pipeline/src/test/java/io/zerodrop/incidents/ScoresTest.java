package io.zerodrop.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.incidents.RecordedIncident.AttemptKey;
import io.zerodrop.incidents.RecordedIncident.TrueAttempt;
import io.zerodrop.incidents.RecordedIncident.TruePod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scores that the replays of recorded incidents are held to can themselves fail. */
class ScoresTest {

  private static final List<TrueAttempt> ATTEMPTS =
      List.of(
          attempt("refused", 1, "shop/web-1", "propagation-race"),
          attempt("refused", 2, "shop/web-2", "inflight-cut", "propagation-race"),
          attempt("served", 1, "shop/web-1", "none"),
          attempt("crashing", 1, "shop/web-3", "app-error"));

  private static final List<TruePod> PODS =
      List.of(
          new TruePod(
              "shop/web-1",
              "u1",
              Map.of("sigterm", Instant.parse("2026-11-22T11:09:31.143478Z")),
              "alice",
              true),
          new TruePod("shop/web-2", "u2", Map.of(), "carol", false));

  @TempDir Path directory;

  @Test
  void aTrueReportScoresFully() throws IOException {
    AttemptScore score =
        attempts(
            """
            {"http.request.id":"refused","zerodrop":{"attempt":{"number":1},"cause":"propagation-race"},"kubernetes":{"namespace":"shop","pod":{"name":"web-1"}}}
            {"http.request.id":"refused","zerodrop":{"attempt":{"number":2},"cause":"propagation-race"},"kubernetes.namespace":"shop","kubernetes.pod.name":"web-2"}
            {"http.request.id":"served","zerodrop.attempt.number":1}
            """);

    assertThat(score)
        .isEqualTo(new AttemptScore(2, 2, 2, 2, 2, 2, 0, List.of()))
        .returns(1.0, AttemptScore::recall)
        .returns(1.0, AttemptScore::causeAccuracy)
        .returns(1.0, AttemptScore::podAccuracy);
  }

  @Test
  void mistakesAreCountedAndNamed() throws IOException {
    AttemptScore score =
        attempts(
            """
            {"http.request.id":"refused","zerodrop.attempt.number":1,"zerodrop.cause":"unknown"}
            {"http.request.id":"refused","zerodrop.attempt.number":2,"zerodrop.cause":"stale-proxy","kubernetes.namespace":"shop","kubernetes.pod.name":"web-1"}
            {"http.request.id":"served","zerodrop.attempt.number":1,"zerodrop.cause":"abrupt-loss"}
            {"http.request.id":"crashing","zerodrop.attempt.number":1,"zerodrop.cause":"no-endpoints","kubernetes.namespace":"shop","kubernetes.pod.name":"web-3"}
            {"http.request.id":"healthy","zerodrop.attempt.number":1,"zerodrop.cause":"stale-ingress"}
            """);

    assertThat(score)
        .extracting(
            AttemptScore::needed,
            AttemptScore::reported,
            AttemptScore::right,
            AttemptScore::withPod,
            AttemptScore::rightPod,
            AttemptScore::blamed,
            AttemptScore::falselyBlamed)
        .containsExactly(3, 2, 0, 2, 1, 4, 3);
    assertThat(score.mistakes())
        .anySatisfy(mistake -> assertThat(mistake).contains("reported as unknown"))
        .anySatisfy(mistake -> assertThat(mistake).contains("healthy").contains("falsely"))
        .anySatisfy(mistake -> assertThat(mistake).contains("shop/web-2, reported shop/web-1"));
  }

  @Test
  void boundsMustHoldTheTrueTime() throws IOException {
    String narrow =
        """
        {"kubernetes.pod.uid":"u1","zerodrop.trigger.actor":"alice","zerodrop.milestones":[{"name":"sigterm","at":"2026-11-22T11:09:31.100Z","earliest":"2026-11-22T11:09:31.100Z","latest":"%s"}]}
        """;

    assertThat(terminations(narrow.formatted("2026-11-22T11:09:31.130Z")))
        .isEqualTo(new TerminationScore(1, 1, 1, 1, 1, List.of()));
    assertThat(terminations(narrow.formatted("2026-11-22T11:09:31.110Z")).insideShare()).isZero();
  }

  @Test
  void aMissingTerminationCostsItsMilestonesAndItsActor() throws IOException {
    TerminationScore score = terminations("");

    assertThat(score.reportedShare()).isZero();
    assertThat(score.rightActors()).isZero();
    assertThat(score.mistakes())
        .containsExactly(
            "shop/web-1 lacks sigterm", "shop/web-1 was started by alice, reported null");
  }

  @Test
  void everyRecordingHasItsTruth() throws IOException {
    assertThat(RecordedIncident.all())
        .hasSize(13)
        .allSatisfy(
            incident -> {
              assertThat(incident.input()).isNotEmptyDirectory();
              assertThat(incident.attempts()).isNotEmpty();
            });
  }

  private AttemptScore attempts(String lines) throws IOException {
    return AttemptScore.of(ATTEMPTS, read(lines));
  }

  private TerminationScore terminations(String lines) throws IOException {
    return TerminationScore.of(PODS, read(lines));
  }

  private List<FlatDocument> read(String lines) throws IOException {
    return FlatDocument.readAll(Files.writeString(directory.resolve("out.ndjson"), lines));
  }

  private static TrueAttempt attempt(
      String request, int number, String pod, String cause, String... also) {
    Set<String> right = new HashSet<>(Set.of(also));
    right.add(cause);
    return new TrueAttempt(new AttemptKey(request, number), pod, cause, right);
  }
}
