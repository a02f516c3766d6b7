package io.zerodrop.analyzer.finding;

import static io.zerodrop.analyzer.finding.fixture.StoppedPod.micros;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.pod;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.rollout;
import static io.zerodrop.analyzer.finding.fixture.StoppedPod.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.zerodrop.analyzer.finding.fixture.Traffic;
import io.zerodrop.analyzer.finding.fixture.Try;
import io.zerodrop.analyzer.finding.loss.FindingSettings;
import io.zerodrop.analyzer.finding.loss.ServiceFacts;
import io.zerodrop.analyzer.result.Cause;
import io.zerodrop.analyzer.result.Finding;
import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.TriggerKind;
import io.zerodrop.analyzer.result.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FindingPropertyTest {

  private static final List<Termination> TERMINATIONS =
      List.of(
          pod("web-a", 0.1).stopped(),
          pod("web-b", 3).preStop(2).on("node-2").missing("kubelet log of node-2").stopped(),
          pod("web-c", 400).by(rollout("bob", "Deployment shop/web", 399.9)).stopped(),
          pod("web-d", 30)
              .by(trigger(TriggerKind.DIRECT_DELETE, "carol", "Pod shop/web-d", micros(30)))
              .stopped(),
          pod("web-e", 45)
              .by(trigger(TriggerKind.DIRECT_DELETE, "carol", "Pod shop/web-e", micros(45)))
              .stopped());

  private static List<Finding> findings(List<Verdict> verdicts, List<Termination> terminations) {
    return assemble(verdicts, terminations).findings();
  }

  private static Findings assemble(List<Verdict> verdicts, List<Termination> terminations) {
    return FindingAssembler.assemble(
        "shop",
        "web",
        verdicts,
        terminations,
        Traffic.of(20),
        ServiceFacts.NONE,
        FindingSettings.DEFAULT);
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void theOrderOfTheInputChangesNothing(
      @ForAll("verdicts") List<Verdict> verdicts, @ForAll long seed) {
    List<Verdict> shuffled = new ArrayList<>(verdicts);
    List<Termination> otherwise = new ArrayList<>(TERMINATIONS);
    Collections.shuffle(shuffled, new Random(seed));
    Collections.shuffle(otherwise, new Random(seed));

    assertThat(findings(shuffled, otherwise)).isEqualTo(findings(verdicts, TERMINATIONS));
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void anIdStaysWhileItsFindingGrows(
      @ForAll("verdicts") List<Verdict> verdicts, @ForAll("share") double seen) {
    List<Verdict> inOrder = verdicts.stream().sorted(Comparator.comparing(Verdict::start)).toList();
    List<Verdict> earlier = inOrder.subList(0, (int) (inOrder.size() * seen));

    assertThat(ids(findings(inOrder, TERMINATIONS)))
        .containsAll(ids(findings(earlier, TERMINATIONS)));
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void everyFailureHasOneFindingAndEveryFailedRequestCountsOnce(
      @ForAll("verdicts") List<Verdict> verdicts) {
    Findings assembled = assemble(verdicts, TERMINATIONS);

    assertThat(assembled.verdicts())
        .allSatisfy(
            verdict ->
                assertThat(verdict.findingId() != null).isEqualTo(verdict.outcome().failed()));
    Set<String> failedRequests =
        verdicts.stream()
            .filter(Verdict::requestFailed)
            .map(Verdict::requestId)
            .collect(Collectors.toSet());
    assertThat(assembled.findings().stream().mapToInt(Finding::failed).sum())
        .isEqualTo(failedRequests.size());
    assertThat(assembled.findings().stream().mapToInt(Finding::masked).sum())
        .isEqualTo((int) verdicts.stream().filter(Verdict::masked).count());
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void noConfidenceExceedsThatOfTheSurestAttempt(@ForAll("verdicts") List<Verdict> verdicts) {
    assertThat(findings(verdicts, TERMINATIONS))
        .allSatisfy(
            finding ->
                assertThat(finding.confidence())
                    .isBetween(
                        0.0,
                        verdicts.stream().mapToDouble(Verdict::confidence).max().orElseThrow()));
  }

  private static Set<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<Double> share() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<List<Verdict>> verdicts() {
    Arbitrary<Verdict> verdict =
        Combinators.combine(
                Arbitraries.integers().between(0, 30),
                Arbitraries.doubles().between(0, 500).ofScale(3),
                Arbitraries.of(TERMINATIONS).injectNull(0.2),
                Arbitraries.of(Cause.class).injectNull(0.2),
                Arbitraries.integers().between(0, 3),
                Arbitraries.doubles().between(0.5, 1).ofScale(2))
            .as(FindingPropertyTest::verdict);
    return verdict.list().ofMaxSize(40).uniqueElements(Verdict::id);
  }

  private static Verdict verdict(
      int request, double at, Termination termination, Cause cause, int variant, double sure) {
    Try attempt = Try.of("r" + request, at).sure(sure).missing("input " + variant);
    if (termination != null) {
      attempt.at(termination);
    }
    if (cause != null) {
      attempt.lostTo(cause, variant == 2 ? "subtype" : null);
      if (variant == 3) {
        attempt.hiddenByRetry();
      }
    }
    return attempt.verdict();
  }
}
